import { expect, test } from "vitest";

import { functionSummary } from "./functionSummary";

const plain = {
  name: "score",
  kind: "function",
  description: "",
  parameters: [{ name: "x", type: "FLOAT64" }],
};

test("both documented layouts read alike", () => {
  const flat = `{"name": "score", "parameters": [{"name": "x", "type": "FLOAT64"}], "returns": {"type": "STRING"}}`;
  const signed = `{"signature": {"name": "score", "parameters": [{"name": "x", "type": "FLOAT64"}], "returnType": "STRING"}}`;
  expect(functionSummary(flat)).toEqual({ ...plain, returns: "STRING" });
  expect(functionSummary(signed)).toEqual({ ...plain, returns: "STRING" });
});

test("what is missing or of another type is empty", () => {
  expect(functionSummary(`{"type": "procedure", "parameters": [{}, 3], "returns": 1}`)).toEqual({
    name: "",
    kind: "procedure",
    description: "",
    parameters: [
      { name: "", type: "" },
      { name: "", type: "" },
    ],
    returns: "",
  });
  expect(functionSummary("[1]")).toBeNull();
  expect(functionSummary("")).toBeNull();
});
