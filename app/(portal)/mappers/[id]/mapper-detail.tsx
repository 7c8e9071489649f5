"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import type { Mapper } from "@/lib/contracts/mappers";
import { useEntities } from "@/lib/hooks/use-entities";
import { useMapper, useRemoveMapper } from "@/lib/hooks/use-mappers";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { mappersWords } from "@/words/mappers";
import { DetailError, DetailSkeleton, isGone } from "../../_shell/detail-states";
import { draftOf } from "../_parts/mapper-draft";
import { MapperEditor } from "../_parts/mapper-editor";

const words = mappersWords.detail;

function RemoveMapper({ mapper }: { mapper: Mapper }) {
  const router = useRouter();
  const remove = useRemoveMapper();
  const [asking, setAsking] = useState(false);
  const done = () => {
    toast.success(words.removed(mapper.name));
    router.push("/mappers");
  };
  return (
    <>
      <DangerRows>
        <DangerRow text={words.aboutRemoving}>
          <Button variant="dangerOutline" onClick={() => setAsking(true)}>
            <Trash2 aria-hidden="true" />
            {words.removeMapper}
          </Button>
        </DangerRow>
      </DangerRows>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.removeTitle(mapper.name)}
        action={words.removeMapper}
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate(mapper.id, { onSuccess: done })}
      >
        <p>{words.removeConsequences}</p>
      </ConfirmDialog>
    </>
  );
}

function Detail({ mapper, entity }: { mapper: Mapper; entity: CatalogueEntity }) {
  useTitle(mapper.name);
  return (
    <>
      <PageHeader
        back={<Link href="/mappers">{words.mappers}</Link>}
        title={mapper.name}
        description={words.description(mapper.entity, mapper.id)}
        actions={
          <Button asChild variant="secondary">
            <Link href={`/imports/new?mapper=${mapper.id}`}>{words.importWithIt}</Link>
          </Button>
        }
      />
      <Section id="columns" title={words.columns} description={words.columnsDescription}>
        <MapperEditor
          id={mapper.id}
          entity={entity}
          initial={draftOf(mapper)}
          action={commonWords.saveChanges}
          onSaved={() => toast.success(words.saved)}
        />
      </Section>
      <Section id="danger" title={words.danger}>
        <RemoveMapper mapper={mapper} />
      </Section>
    </>
  );
}

/** A mapper: change it, import with it, remove it. */
export function MapperDetail({ id }: { id: string }) {
  const { data: mapper, error, refetch } = useMapper(id);
  const { data: entities } = useEntities();
  const entity = entities?.data.find(({ name }) => name === mapper?.entity);
  if (mapper && entity && !isGone(error)) return <Detail key={id} mapper={mapper} entity={entity} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError
      error={error}
      retry={refetch}
      what={words.notFoundWhat}
      back={{ href: "/mappers", label: words.yourMappers }}
    />
  );
}
