// The one door to the Rust side: every command of the shell, typed.
import { Channel, invoke } from "@tauri-apps/api/core";

import type { ActEvent } from "../generated/ActEvent";
import type { CaseResult } from "../generated/CaseResult";
import type { Captured } from "../generated/Captured";
import type { ComponentView } from "../generated/ComponentView";
import type { Conflict } from "../generated/Conflict";
import type { ConnectionForm } from "../generated/ConnectionForm";
import type { ConnectionView } from "../generated/ConnectionView";
import type { Edit } from "../generated/Edit";
import type { ExportOutcome } from "../generated/ExportOutcome";
import type { FileText } from "../generated/FileText";
import type { Identity } from "../generated/Identity";
import type { InstalledView } from "../generated/InstalledView";
import type { NewPackage } from "../generated/NewPackage";
import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import type { PlanEnd } from "../generated/PlanEnd";
import type { PlanOutcome } from "../generated/PlanOutcome";
import type { PlanView } from "../generated/PlanView";
import type { Preview } from "../generated/Preview";
import type { PreviewRequest } from "../generated/PreviewRequest";
import type { Problems } from "../generated/Problems";
import type { PythonTrust } from "../generated/PythonTrust";
import type { Question } from "../generated/Question";
import type { Registry } from "../generated/Registry";
import type { Resolution } from "../generated/Resolution";
import type { RowsSource } from "../generated/RowsSource";
import type { SampleRequest } from "../generated/SampleRequest";
import type { SampleRows } from "../generated/SampleRows";
import type { TrialRequest } from "../generated/TrialRequest";
import type { TrialSetup } from "../generated/TrialSetup";
import type { SheetEdit } from "../generated/SheetEdit";
import type { SheetView } from "../generated/SheetView";
import type { Startup } from "../generated/Startup";
import type { TableEntry } from "../generated/TableEntry";
import type { TablePreview } from "../generated/TablePreview";
import type { TestEvent } from "../generated/TestEvent";
import type { TestRequest } from "../generated/TestRequest";
import type { TestsEnd } from "../generated/TestsEnd";
import type { TestsView } from "../generated/TestsView";

type Template = Record<string, unknown>;

function channel<Told>(tell: (told: Told) => void): Channel<Told> {
  const told = new Channel<Told>();
  told.onmessage = tell;
  return told;
}

export const studio = {
  startup: () => invoke<Startup>("startup"),
  registry: () => invoke<Registry>("registry"),

  openPackage: (path: string) => invoke<Overview>("open_package", { path }),
  openExample: (name: string) => invoke<Overview>("open_example", { name }),
  newPackage: (plan: NewPackage) => invoke<Overview>("new_package", { plan }),
  closePackage: () => invoke<void>("close_package"),

  overview: () => invoke<Overview>("overview"),
  component: (folder: string) => invoke<ComponentView>("component", { folder }),
  fileText: (path: string) => invoke<FileText>("file_text", { path }),
  preview: (request: PreviewRequest) => invoke<Preview>("preview", { request }),
  generated: (folder: string) => invoke<string>("generated", { folder }),
  problems: () => invoke<Problems>("problems"),

  pythonTrust: () => invoke<PythonTrust>("python_trust"),
  trustPackage: () => invoke<PythonTrust>("trust_package"),
  trialSetup: (folder: string) => invoke<TrialSetup>("trial_setup", { folder }),
  sampleRows: (folder: string, source: RowsSource) => invoke<SampleRows>("sample_rows", { folder, source }),
  /** Long work: `run` is the name under which it can be stopped. */
  tryComponent: (run: string, request: TrialRequest) => invoke<CaseResult>("try_component", { run, request }),
  saveAsTest: (request: TrialRequest, id: string) => invoke<Outcome>("save_as_test", { request, id }),
  /** Stops the long work that was started under this name. */
  cancelRun: (run: string) => invoke<void>("cancel_run", { run }),

  edit: (path: string, edits: Edit[], label: string, merge: string | null, questions: Question[]) =>
    invoke<Outcome>("edit", { path, edits, label, merge, questions }),
  setText: (path: string, text: string, merge: string | null = null) =>
    invoke<Outcome>("set_text", { path, text, merge }),
  undo: () => invoke<Outcome>("undo"),
  redo: () => invoke<Outcome>("redo"),
  save: () => invoke<Outcome>("save"),
  setAutosave: (on: boolean) => invoke<Outcome>("set_autosave", { on }),

  addComponent: (title: string) => invoke<Outcome>("add_component", { title }),
  duplicateComponent: (folder: string) => invoke<Outcome>("duplicate_component", { folder }),
  renameComponent: (folder: string, name: string) => invoke<Outcome>("rename_component", { folder, name }),
  deleteComponent: (folder: string) => invoke<Outcome>("delete_component", { folder }),
  moveComponent: (folder: string, to: number) => invoke<Outcome>("move_component", { folder, to }),
  /** Adds a component that is present but unlisted to the extension's list. */
  listComponent: (folder: string) => invoke<Outcome>("list_component", { folder }),

  addInput: (folder: string, template: Template, at: number) =>
    invoke<Outcome>("add_input", { folder, template, at }),
  duplicateInput: (folder: string, at: number) => invoke<Outcome>("duplicate_input", { folder, at }),
  renameInput: (folder: string, at: number, name: string) =>
    invoke<Outcome>("rename_input", { folder, at, name }),
  retypeInput: (folder: string, at: number, template: Template) =>
    invoke<Outcome>("retype_input", { folder, at, template }),
  deleteInputs: (folder: string, at: number[]) => invoke<Outcome>("delete_inputs", { folder, at }),
  addOutput: (folder: string) => invoke<Outcome>("add_output", { folder }),
  renameOutput: (folder: string, at: number, name: string) =>
    invoke<Outcome>("rename_output", { folder, at, name }),

  /** The ids of all test cases, by component. */
  testCases: () => invoke<Record<string, string[]>>("test_cases"),
  componentTests: (folder: string) => invoke<TestsView>("component_tests", { folder }),
  testSheet: (folder: string, stem: string) => invoke<SheetView>("test_sheet", { folder, stem }),
  runTests: (run: string, request: TestRequest, tell: (event: TestEvent) => void) =>
    invoke<TestsEnd>("run_tests", { run, request, events: channel(tell) }),
  captureTests: (run: string, request: TestRequest, tell: (event: TestEvent) => void) =>
    invoke<Captured[]>("capture_tests", { run, request, events: channel(tell) }),
  /** Writes those of the last capture's fixtures that are named. */
  applyCapture: (paths: string[]) => invoke<Outcome>("apply_capture", { paths }),
  addTestCase: (folder: string) => invoke<Outcome>("add_test_case", { folder }),
  duplicateTestCase: (folder: string, at: number) => invoke<Outcome>("duplicate_test_case", { folder, at }),
  removeTestCase: (folder: string, at: number) => invoke<Outcome>("remove_test_case", { folder, at }),
  renameTestCase: (folder: string, at: number, id: string) =>
    invoke<Outcome>("rename_test_case", { folder, at, id }),
  setTestInput: (folder: string, at: number, name: string, value: unknown, merge: string | null) =>
    invoke<Outcome>("set_test_input", { folder, at, name, value, merge }),
  addTestSheet: (folder: string, stem: string) => invoke<Outcome>("add_test_sheet", { folder, stem }),
  editTestSheet: (folder: string, stem: string, edit: SheetEdit) =>
    invoke<Outcome>("edit_test_sheet", { folder, stem, edit }),

  connectionView: () => invoke<ConnectionView>("connection_view"),
  /** Null forgets the connection. The secret stays on the other side, and never comes back. */
  setConnection: (form: ConnectionForm | null, secret: string | null, lasting: boolean) =>
    invoke<ConnectionView>("set_connection", { form, secret, lasting }),
  testConnection: (run: string, form: ConnectionForm, secret: string | null) =>
    invoke<Identity>("test_connection", { run, form, secret }),
  testEnvConnection: (run: string) => invoke<Identity>("test_connection", { run, form: null, secret: null }),

  planDeploy: (run: string, destination: string | null) =>
    invoke<PlanOutcome>("plan_deploy", { run, destination }),
  planRemoval: (run: string, name: string, destination: string | null) =>
    invoke<PlanView>("plan_removal", { run, name, destination }),
  /** `plan` is the run that made the plan on the screen. */
  carryOutPlan: (run: string, plan: string, tell: (event: ActEvent) => void) =>
    invoke<PlanEnd>("carry_out_plan", { run, plan, events: channel(tell) }),

  listInstalled: (run: string, destination: string | null) =>
    invoke<InstalledView>("list_installed", { run, destination }),
  /** Of the extension `name` in the last list; `component` is a place among its components. */
  installedPreview: (name: string, component: number, request: PreviewRequest) =>
    invoke<Preview>("installed_preview", { name, component, request }),

  warehousePlaces: (run: string) => invoke<string[]>("warehouse_places", { run }),
  warehouseTables: (run: string, place: string) => invoke<TableEntry[]>("warehouse_tables", { run, place }),
  warehouseTable: (run: string, path: string) => invoke<TablePreview>("warehouse_table", { run, path }),
  takeSample: (run: string, request: SampleRequest) => invoke<Outcome>("take_sample", { run, request }),

  importIcon: (source: string) => invoke<Outcome>("import_icon", { source }),
  conflict: (path: string) => invoke<Conflict>("conflict", { path }),
  resolveConflict: (path: string, resolution: Resolution) =>
    invoke<Outcome>("resolve_conflict", { path, resolution }),
  exportPackage: (path: string | null = null) => invoke<ExportOutcome>("export_package", { path }),
};
