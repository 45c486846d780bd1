import Box from "@mui/material/Box";
import { useState } from "react";

import { useComponentPart } from "../api/queries";
import type { ComponentView } from "../generated/ComponentView";
import { PythonTrustNotice } from "../shell/PythonTrustNotice";
import { LoadingRoom } from "../shell/Room";
import { InputTables } from "./InputTables";
import { OutputView } from "./OutputView";
import { useTrialSetup } from "./queries";
import { tableInputs, useIsOutdated } from "./request";
import { Schemas } from "./Schemas";
import { Statements } from "./Statements";
import { TrialHeader } from "./TrialHeader";
import { TrialNotice } from "./TrialNotice";
import { TrialTabs, type Page } from "./TrialTabs";
import { useTrial } from "./trials";
import { useNoticeable } from "./useNoticeable";

const inputsOf = ({ metadata }: ComponentView) => metadata.inputs;

/** Rows in, and what came of them: the whole loop of a component without a warehouse. */
export function TrialPanel({ folder }: { folder: string }) {
  const inputs = useComponentPart(folder, inputsOf);
  const { data: setup } = useTrialSetup(folder);
  const { result, good, running } = useTrial(folder);
  const isSlow = useNoticeable(running !== null);
  const outdated = useIsOutdated(folder);
  const [chosen, setChosen] = useState<{ page: Page; of: unknown } | null>(null);
  if (!inputs || !setup) return <LoadingRoom />;

  const tables = tableInputs(inputs);
  const first: Page = good?.outputs[0] ? { kind: "output", name: good.outputs[0].name } : { kind: "rows" };
  // A new result comes to the front, unless what is being looked at is a part of every result.
  const keeps = chosen !== null && (chosen.of === good || chosen.page.kind !== "rows");
  const page = keeps ? (stillThere(chosen.page, good?.outputs ?? []) ?? first) : first;
  const choose = (wanted: Page) => setChosen({ page: wanted, of: good });
  // What is shown is of another form, other SQL, or an earlier run than the last.
  const isOld = outdated || isSlow || (page.kind !== "statements" && good !== result);
  const dims = isOld && page.kind !== "rows";

  return (
    <Box component="section" aria-label="Try it" sx={column}>
      <TrialHeader folder={folder} setup={setup} tables={tables} outdated={outdated}>
        <TrialTabs page={page} tables={tables} result={result} good={good} onChoose={choose} />
      </TrialHeader>
      <PythonTrustNotice />
      <TrialNotice folder={folder} onStatement={() => choose({ kind: "statements" })} />
      <Box
        role="tabpanel"
        id="trial-page"
        aria-labelledby={`trial-tab-${page.kind === "output" ? page.name : page.kind}`}
        aria-busy={running !== null}
        sx={{ flex: 1, minHeight: 0, opacity: dims ? 0.5 : 1 }}
      >
        {page.kind === "rows" && <InputTables folder={folder} inputs={tables} setup={setup} />}
        {page.kind === "output" && good && <OutputView key={page.name} result={good} name={page.name} />}
        {page.kind === "schemas" && good && <Schemas result={good} />}
        {page.kind === "statements" && result && <Statements result={result} />}
      </Box>
    </Box>
  );
}

function stillThere(page: Page, outputs: readonly { name: string }[]): Page | null {
  if (page.kind === "rows" || page.kind === "statements") return page;
  if (page.kind === "schemas") return outputs.length > 0 ? page : null;
  return outputs.some(({ name }) => name === page.name) ? page : null;
}

const column = { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 } as const;
