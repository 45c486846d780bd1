import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { queryClient } from "../api/queryClient";
import type { ConnectionForm } from "../generated/ConnectionForm";
import type { ConnectionView } from "../generated/ConnectionView";
import type { Identity } from "../generated/Identity";
import { useDialogs } from "../state/dialogs";
import { useEngine } from "../state/engine";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import { useTests } from "../state/tests";
import { useToasts } from "../state/toasts";
import { useTrials } from "../trial/trials";
import { usePreviewValues } from "../state/previewValues";
import { useSettings } from "../state/settings";
import { forgetEverything, mockShell, openForTest, overview, renderInStudio } from "../test/shell";
import { ConnectionChip } from "./ConnectionChip";
import { ConnectionDialog } from "./ConnectionDialog";
import { connection, unconnected } from "./testing";

beforeEach(forgetEverything);

const snowflakeForm: ConnectionForm = {
  provider: "snowflake",
  account: "org-one",
  user: "ada",
  signIn: { kind: "password" },
  database: "SHOP",
  schema: "TEMP",
  role: "",
  warehouse: "",
  address: "",
};

function show(view: ConnectionView, answers = {}, then?: () => void) {
  const onClose = vi.fn();
  const calls = mockShell({ connection_view: () => view, ...answers });
  openForTest(overview());
  const shown = renderInStudio(<ConnectionDialog then={then} onClose={onClose} />);
  const sent = (command: string) => calls.filter((call) => call.command === command).map(({ args }) => args);
  return { ...shown, onClose, sent };
}

const field = (name: string | RegExp) => screen.findByRole("textbox", { name });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("the connection", () => {
  test("is filled in, kept, and what was wanted of it goes on", async () => {
    const then = vi.fn();
    const kept = connection({ location: "shop.temp" });
    const { user, sent, onClose } = show(unconnected(), { set_connection: () => kept }, then);
    await user.type(await field(/Project/), "shop");
    expect(button("Save")).toBeDisabled();
    expect(screen.getByText("Missing: dataset")).toBeInTheDocument();
    await user.type(await field(/Dataset/), "temp");
    await user.click(screen.getByRole("radio", { name: /asks nobody/ }));
    await user.type(await field(/Address/), "http://127.0.0.1:9050");
    await user.click(button("Save"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(then).toHaveBeenCalled();
    expect(sent("set_connection")).toEqual([
      {
        form: {
          provider: "bigquery",
          project: "shop",
          dataset: "temp",
          signIn: { kind: "nobody" },
          address: "http://127.0.0.1:9050",
        },
        secret: null,
        lasting: true,
      },
    ]);
  });

  test("from .env is shown as such, with what is missing", async () => {
    const { user, sent } = show(unconnected());
    await user.click(await screen.findByRole("button", { name: "From .env" }));
    expect(screen.getByText(/BQ_TEST_PROJECT is not set/)).toBeInTheDocument();
    expect(screen.getByText(/Set BQ_TEST_PROJECT in/)).toBeInTheDocument();
    expect(sent("set_connection")).toEqual([]);
  });

  test("is tested as it is filled in, and says what is there and what is missing", async () => {
    const identity: Identity = {
      who: "ada@example.com",
      location: "shop.temp",
      findings: [
        { is_good: true, message: "The dataset is there", help: null },
        { is_good: false, message: "Routines cannot be made", help: "Ask for roles/bigquery.dataEditor" },
      ],
    };
    const { user, sent } = show(connection(), { test_connection: () => identity });
    await user.click(await screen.findByRole("button", { name: "Test connection" }));
    const found = await screen.findByRole("status", { name: "What the test found" });
    expect(found).toHaveTextContent("Signed in as ada@example.com, writing to shop.temp");
    const [good, missing] = within(found).getAllByRole("listitem");
    expect(within(good!).getByTitle("Good")).toBeInTheDocument();
    expect(within(missing!).getByTitle("Missing")).toBeInTheDocument();
    expect(missing).toHaveTextContent("Ask for roles/bigquery.dataEditor");
    // As .env says, since that is what is looked at.
    expect(sent("test_connection")).toMatchObject([{ form: null, secret: null }]);
  });

  test("that refuses says why and what to do", async () => {
    const refused = { message: "The password is wrong", help: "Type it again" };
    const { user } = show(connection(), { test_connection: () => Promise.reject(refused) });
    await user.click(await screen.findByRole("button", { name: "Test connection" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The password is wrongType it again");
  });

  test("made here can be forgotten", async () => {
    const form = { ...snowflakeForm };
    const { user, sent, onClose } = show(connection({ provider: "snowflake", form, secret: "keyring" }), {
      set_connection: () => unconnected(),
    });
    await user.click(await screen.findByRole("button", { name: "Forget" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent("set_connection")).toEqual([{ form: null, secret: null, lasting: false }]);
  });
});

describe("a secret", () => {
  const mark = "s3cret-mark";
  const inMemory = connection({ provider: "snowflake", form: snowflakeForm, secret: "memory" });

  /** All that the page knows once the dialog is gone. */
  const everything = () =>
    JSON.stringify([
      queryClient
        .getQueryCache()
        .getAll()
        .map((query) => [query.queryKey, query.state]),
      queryClient
        .getMutationCache()
        .getAll()
        .map((mutation) => mutation.state),
      { ...localStorage },
      { ...sessionStorage },
      ...[
        useDialogs,
        useEngine,
        useSelection,
        useSession,
        useTests,
        useToasts,
        useTrials,
        usePreviewValues,
        useSettings,
      ].map((store) => store.getState()),
    ]) + document.documentElement.outerHTML;

  test("typed into the form is in no state that survives", async () => {
    const { user, sent, onClose, unmount } = show(
      unconnected({ provider: "snowflake", form: snowflakeForm }),
      { set_connection: () => inMemory },
    );
    const password = await screen.findByLabelText(/Password/, { selector: "input" });
    await user.type(password, mark);
    expect(password).toHaveAttribute("type", "password");
    await user.click(screen.getByRole("checkbox", { name: /keyring/ }));
    await user.click(button("Save"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent("set_connection")).toMatchObject([{ secret: mark, lasting: false }]);
    expect(JSON.stringify(sent("set_connection")[0]!["form"])).not.toContain(mark);
    unmount();
    expect(everything()).not.toContain(mark);
  });

  test("that the keyring did not take is told of before the dialog goes", async () => {
    const { user, onClose } = show(unconnected({ provider: "snowflake", form: snowflakeForm }), {
      set_connection: () => inMemory,
    });
    await user.type(await screen.findByLabelText(/Password/, { selector: "input" }), mark);
    await user.click(button("Save"));
    expect(await screen.findByRole("alert")).toHaveTextContent(/kept in memory, until the studio is closed/);
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByLabelText(/Password/, { selector: "input" })).toHaveValue("");
    await user.click(button("Done"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
});

describe("the chip", () => {
  test("says where the package goes, and opens the connection", async () => {
    mockShell({ connection_view: () => connection() });
    const { user } = renderInStudio(<ConnectionChip provider="bigquery" />);
    await user.click(await screen.findByRole("button", { name: "Connection: BigQuery · shop.temp" }));
    expect(useDialogs.getState().dialog).toEqual({ kind: "connection" });
  });

  test("says that nothing is connected", async () => {
    mockShell({ connection_view: () => unconnected() });
    renderInStudio(<ConnectionChip provider="bigquery" />);
    expect(await screen.findByRole("button", { name: /not connected/ })).toBeInTheDocument();
  });
});
