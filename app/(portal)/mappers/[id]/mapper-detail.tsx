"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { getMapper, type Mapper, removeMapper } from "@/lib/contracts/mappers";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { useEntities } from "@/lib/hooks/use-entities";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { mappersWords } from "@/words/mappers";
import { FetchedDetail } from "../../_parts/fetched-detail";
import { toDraft } from "../_parts/mapper-draft";
import { MapperEditor } from "../_parts/mapper-editor";

const words = mappersWords.detail;

function RemoveMapper({ mapper }: { mapper: Mapper }) {
  const router = useRouter();
  const remove = useChange(removeMapper);
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
        onConfirm={() => remove.mutate({ params: { id: mapper.id } }, { onSuccess: done })}
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
          initial={toDraft(mapper)}
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
  const { data: mapper, error, refetch } = useCall(getMapper, { params: { id } });
  const { data: entities } = useEntities();
  const entity = entities?.data.find(({ name }) => name === mapper?.entity);
  const data = mapper && entity && { mapper, entity };
  const back = { href: "/mappers", label: words.yourMappers };
  return (
    <FetchedDetail query={{ data, error, refetch }} what={words.notFoundWhat} back={back}>
      {(both) => <Detail key={id} {...both} />}
    </FetchedDetail>
  );
}
