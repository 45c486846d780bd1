// The rooms of the window, each fetched when it is first entered.
import { lazy } from "react";

const rooms = {
  component: () => import("../component/ComponentEditor"),
  extension: () => import("../extension/ExtensionEditor"),
  preview: () => import("../preview/PreviewPane").then((room) => ({ default: room.PreviewPane })),
  file: () => import("../editors/FileEditor"),
  source: () => import("../editors/SourceEditor"),
  sql: () => import("../editors/SqlWorkbench"),
  icon: () => import("../tree/IconView"),
  function: () => import("../tree/FunctionView"),
};

export const ComponentEditor = lazy(rooms.component);
export const ExtensionEditor = lazy(rooms.extension);
export const PreviewPane = lazy(rooms.preview);
export const FileEditor = lazy(rooms.file);
export const SourceEditor = lazy(rooms.source);
export const SqlWorkbench = lazy(rooms.sql);
export const IconView = lazy(rooms.icon);
export const FunctionView = lazy(rooms.function);

/** Fetches what the first screen of a package needs, while the package itself is being read. */
export function fetchFirstRooms(): void {
  void rooms.component();
  void rooms.preview();
}

/** Fetches the rooms that are likely to come next, once the window has nothing better to do. */
export function fetchOtherRooms(): void {
  for (const fetchRoom of [rooms.sql, rooms.source, rooms.extension, rooms.file, rooms.icon, rooms.function])
    void fetchRoom();
}
