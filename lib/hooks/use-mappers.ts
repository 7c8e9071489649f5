import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createMapper, getMapper, listMappers, type Mapper, removeMapper, updateMapper } from "../contracts/mappers";
import { type CallBody, callApi } from "./call-api";

/** Query keys of mappers; everything under `all` is stale after a change. */
export const mapperKeys = {
  all: ["mappers"] as const,
  one: (id: string) => ["mappers", id] as const,
};

/** What a mapper is made of. */
export type MapperBody = CallBody<typeof createMapper>;

/** My mappers, newest first. */
export const useMappers = () =>
  useQuery({ queryKey: mapperKeys.all, queryFn: ({ signal }) => callApi(listMappers, {}, signal) });

/** One of my mappers. */
export const useMapper = (id: string) =>
  useQuery({ queryKey: mapperKeys.one(id), queryFn: ({ signal }) => callApi(getMapper, { params: { id } }, signal) });

/** Makes a mapper, or with an id changes that one. */
export function useSaveMapper(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MapperBody): Promise<Mapper> =>
      id === undefined ? callApi(createMapper, { body }) : callApi(updateMapper, { params: { id }, body }),
    onSuccess: (mapper) => {
      client.setQueryData<Mapper>(mapperKeys.one(mapper.id), mapper);
      return client.invalidateQueries({ queryKey: mapperKeys.all });
    },
  });
}

export function useRemoveMapper() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(removeMapper, { params: { id } }),
    // The list alone: the page of what has just gone is still open and must not ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: mapperKeys.all, exact: true }),
  });
}
