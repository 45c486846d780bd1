// A package of one component behind the wire: metadata files as JSON, changed by the edits that the forms send.
import { act } from "@testing-library/react";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { Component } from "../generated/Component";
import type { ComponentView } from "../generated/ComponentView";
import type { Edit } from "../generated/Edit";
import type { Extension } from "../generated/Extension";
import type { Input } from "../generated/Input";
import type { Outcome } from "../generated/Outcome";
import type { Possible } from "../generated/Possible";
import type { Problem } from "../generated/Problem";
import { registry } from "./registry";
import { type Call, mockShell, openForTest, outcome, overview, state } from "./shell";

type Json = Record<string, unknown>;

export const folder = "stores";
export const componentPath = `components/${folder}/metadata.json`;

export interface Wire {
  calls: Call[];
  /** The edits sent so far, one list for each call. */
  edits(): Edit[][];
  /** The calls of one command. */
  sent(command: string): Json[];
  /** The component's metadata as it is now. */
  component: Json;
  extension: Json;
  /** Something else changes a file: undo, another program. */
  changeOutside(path: string, change: () => void): Promise<void>;
  /** Holds back the answers to `edit` until the returned function is called. */
  hold(): () => void;
  /** Refuses the edits from now on. */
  refuse(message: string): void;
}

interface Given {
  component?: Json;
  extension?: Json;
  problems?: Problem[];
  /** Answers to commands that are not edits. */
  answers?: Record<string, (args: Json) => unknown>;
}

const bare: Json = {
  name: folder,
  title: "Stores",
  description: "",
  version: "1.0.0",
  icon: "",
  inputs: [],
  outputs: [],
};

export function openMetadata({ component = {}, extension = {}, problems = [], answers = {} }: Given): Wire {
  const files: { component: Json; extension: Json } = {
    component: structuredClone({ ...bare, ...component }),
    extension: structuredClone(extension),
  };
  let revision = 1;
  let held: Promise<void> | null = null;
  let refusal: string | null = null;

  const overviewNow = () =>
    overview({ extension: readExtension(files.extension), state: state({ revision }) });
  const changed = (path: string): Outcome =>
    outcome({ state: state({ revision: ++revision }), touched: [path] });

  const calls = mockShell({
    registry: () => registry,
    overview: overviewNow,
    problems: () => ({ revision, problems }),
    component: () => readComponent(files.component),
    preview: () => ({ fields: [], tables: [], call: "" }),
    async edit({ path, edits }) {
      await held;
      if (refusal !== null) return Promise.reject({ message: refusal, help: null });
      const file = path === "metadata.json" ? files.extension : files.component;
      for (const edit of edits as Edit[]) applyEdit(file, edit);
      return changed(String(path));
    },
    add_input({ template, at }) {
      const place = Number(at);
      inputsOf(files.component).splice(place, 0, { name: "added", title: "Added", ...(template as Json) });
      return { ...changed(componentPath), select: { kind: "component", folder, input: place } };
    },
    delete_inputs({ at }) {
      inputsOf(files.component).splice((at as number[])[0] ?? 0, 1);
      return changed(componentPath);
    },
    rename_input({ at, name }) {
      const input = inputsOf(files.component)[Number(at)];
      if (input) input.name = name;
      return changed(componentPath);
    },
    retype_input({ at, template }) {
      Object.assign(inputsOf(files.component)[Number(at)] ?? {}, template);
      return changed(componentPath);
    },
    ...answers,
  });
  openForTest(overviewNow(), problems);

  return {
    calls,
    edits: () => calls.filter(({ command }) => command === "edit").map(({ args }) => args.edits as Edit[]),
    sent: (command) => calls.filter((call) => call.command === command).map(({ args }) => args),
    get component() {
      return files.component;
    },
    get extension() {
      return files.extension;
    },
    async changeOutside(path, change) {
      change();
      revision += 1;
      await act(() =>
        queryClient.invalidateQueries({
          queryKey: path === "metadata.json" ? keys.overview : keys.component(folder),
        }),
      );
    },
    hold() {
      let release = () => {};
      held = new Promise((resolve) => (release = resolve));
      return () => {
        held = null;
        release();
      };
    },
    refuse(message) {
      refusal = message;
    },
  };
}

const inputsOf = (component: Json) => component.inputs as Json[];

function applyEdit(root: Json, edit: Edit): void {
  const steps = ("from" in edit ? edit.from : edit.pointer).split("/").slice(1);
  const last = steps.pop() ?? "";
  let holder: unknown = root;
  for (const [at, step] of steps.entries()) {
    const parent = holder as Json;
    const isList = /^(\d+|-)$/.test(steps[at + 1] ?? last);
    parent[step] ??= isList ? [] : {};
    holder = parent[step];
  }
  const list = holder as unknown[];
  const object = holder as Json;
  switch (edit.op) {
    case "set":
      object[last] = edit.value;
      break;
    case "insert":
      list.splice(last === "-" ? list.length : Number(last), 0, edit.value);
      break;
    case "remove":
      if (Array.isArray(holder)) list.splice(Number(last), 1);
      else delete object[last];
      break;
    case "move":
      list.splice(edit.to, 0, ...list.splice(Number(last), 1));
      break;
    case "rename":
      object[edit.key] = object[last];
      delete object[last];
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const objects = (value: unknown) => (Array.isArray(value) ? (value as Json[]) : []);

const generic = new Set(
  "name title type description placeholder optional default helper advanced showIf noDefault".split(" "),
);

function readInput(input: Json): Input {
  return {
    name: text(input.name),
    title: text(input.title),
    type: text(input.type),
    description: text(input.description),
    placeholder: text(input.placeholder),
    helper: text(input.helper),
    optional: input.optional === true,
    advanced: input.advanced === true,
    noDefault: input.noDefault === true,
    default: (input.default ?? null) as Input["default"],
    showIf: objects(input.showIf).map(({ parameter, value }) => ({
      parameter: text(parameter),
      values: (Array.isArray(value) ? value : [value]) as [],
      any: Array.isArray(value),
    })),
    own: Object.fromEntries(Object.entries(input).filter(([key]) => !generic.has(key))),
  };
}

function possible({ type, options }: Json): Possible {
  switch (type) {
    case "Boolean":
      return { kind: "oneOf", values: [true, false] };
    case "Selection":
      return { kind: "oneOf", values: (options ?? []) as [] };
    case "Number":
      return { kind: "between", values: [0, 100] };
    case "String":
      return { kind: "anything" };
    default:
      return { kind: "incomparable" };
  }
}

function readComponent(metadata: Json): ComponentView {
  const inputs = inputsOf(metadata);
  const outputs = objects(metadata.outputs);
  const parameter = (role: string) => (each: Json) => ({
    name: text(each.name),
    sqlType: "STRING",
    role,
    description: "",
  });
  return {
    folder,
    metadataPath: componentPath,
    metadata: {
      externalReference: null,
      cartoEnvVars: [],
      procedureName: null,
      ...metadata,
      inputs: inputs.map(readInput),
      outputs: outputs.map((output) => ({ description: "", ...output })),
    } as unknown as Component,
    possible: inputs.map(possible),
    broken: null,
    logic: { layout: "procedure", procedure: "" },
    parameters: [...inputs.map(parameter("input")), ...outputs.map(parameter("output"))],
    testCases: [],
    docs: [],
  };
}

function readExtension(metadata: Json): Extension {
  const attribution = (value: unknown) =>
    typeof value === "string"
      ? { value, link: null, bare: true }
      : value
        ? { value: "", link: null, ...(value as Json), bare: false }
        : null;
  return {
    ...overview().extension,
    ...metadata,
    author: attribution(metadata.author),
    license: attribution(metadata.license),
    details: objects(metadata.details).map((detail) => ({ value: "", link: null, ...detail })),
  } as unknown as Extension;
}
