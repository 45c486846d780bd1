import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { keys } from "../api/keys";
import { studio } from "../api/studio";
import type { RowsSource } from "../generated/RowsSource";
import type { SampleRows } from "../generated/SampleRows";
import type { TrialSetup } from "../generated/TrialSetup";

export const trialSetupQuery = (folder: string) => ({
  queryKey: keys.trialSetup(folder),
  queryFn: () => studio.trialSetup(folder),
});

export const useTrialSetup = (folder: string): UseQueryResult<TrialSetup> =>
  useQuery(trialSetupQuery(folder));

/** The rows of a source; while newly typed ones are read, those before stay. */
export const useSampleRows = (folder: string, source: RowsSource | null): UseQueryResult<SampleRows | null> =>
  useQuery({
    queryKey: keys.sampleRows(folder, source),
    queryFn: () => (source ? studio.sampleRows(folder, source) : null),
    placeholderData: keepPreviousData,
  });
