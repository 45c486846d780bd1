// The rooms of the window, each fetched when it is first entered.
import { lazy } from "react";

const rooms = {
  component: () => import("../component/ComponentEditor"),
  extension: () => import("../extension/ExtensionEditor"),
  preview: () => import("../preview/PreviewPane").then((room) => ({ default: room.PreviewPane })),
  file: () => import("../editors/FileEditor"),
  source: () => import("../editors/SourceEditor"),
  tests: () => import("../tests/TestsTab"),
  installed: () => import("../warehouse/InstalledPage"),
  testsPage: () => import("../tests/TestsPage"),
  sql: () => import("../editors/SqlWorkbench"),
  icon: () => import("../tree/IconView"),
  function: () => import("../tree/FunctionView"),
  trial: () => import("../trial/TrialPanel").then((room) => ({ default: room.TrialPanel })),
};

export const ComponentEditor = lazy(rooms.component);
export const ExtensionEditor = lazy(rooms.extension);
export const PreviewPane = lazy(rooms.preview);
export const FileEditor = lazy(rooms.file);
export const SourceEditor = lazy(rooms.source);
export const SqlWorkbench = lazy(rooms.sql);
export const TestsTab = lazy(rooms.tests);
export const TestsPage = lazy(rooms.testsPage);
export const InstalledPage = lazy(rooms.installed);
export const IconView = lazy(rooms.icon);
export const FunctionView = lazy(rooms.function);
export const TrialPanel = lazy(rooms.trial);

/** Fetches what the first screen of a package needs, while the package itself is being read. */
export function fetchFirstRooms(): void {
  void rooms.component();
  void rooms.preview();
}

/** Fetches the rooms that are likely to come next, once the window has nothing better to do. */
export function fetchOtherRooms(): void {
  const { sql, tests, testsPage, source, extension, file, icon, trial } = rooms;
  for (const fetchRoom of [sql, tests, testsPage, source, extension, file, icon, trial, rooms.function])
    void fetchRoom();
}
