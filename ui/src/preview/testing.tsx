// A preview whose Rust side is a function of the test.
import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { vi } from "vitest";

import { queryClient } from "../api/queryClient";
import type { Component } from "../generated/Component";
import type { ComponentView } from "../generated/ComponentView";
import type { Preview } from "../generated/Preview";
import type { PreviewRequest } from "../generated/PreviewRequest";
import { usePreviewValues } from "../state/previewValues";
import { useSelection } from "../state/selection";

export const component = (given: Partial<Component>): Component => ({
  name: "stores",
  title: "",
  description: "",
  version: "1.0.0",
  icon: "",
  externalReference: null,
  cartoEnvVars: [],
  inputs: [],
  outputs: [],
  procedureName: null,
  ...given,
});

interface Given {
  component: Component;
  broken?: ComponentView["broken"];
  preview(request: PreviewRequest): Preview | Promise<Preview>;
}

/** Answers what the preview asks; returns the questions it got. */
export function answer({ component, broken = null, preview }: Given) {
  const asked = vi.fn<(request: PreviewRequest) => void>();
  mockIPC((command, args) => {
    switch (command) {
      case "component":
        return {
          folder: component.name,
          metadataPath: "components/stores/metadata.json",
          metadata: component,
          possible: [],
          broken,
          logic: { layout: "procedure", procedure: "" },
          parameters: [],
          testCases: [],
          docs: [],
        } satisfies ComponentView;
      case "overview":
        return {
          icons: [{ name: "shop.svg", path: "icons/shop.svg", uri: "data:,", problem: null, uses: 1 }],
        };
      case "registry":
        return { types: [], envVars: [], dataTypes: ["string", "number"] };
      case "preview": {
        const { request } = args as { request: PreviewRequest };
        asked(request);
        return preview(request);
      }
      default:
        throw new Error(`Nobody answers ${command}`);
    }
  });
  return asked;
}

export function renderWithQueries(children: ReactNode) {
  render(<QueryClientProvider client={queryClient}>{children}</QueryClientProvider>);
  return userEvent.setup();
}

/** To be called after every test: the stores and the answers are the window's, not a component's. */
export function forget(): void {
  queryClient.clear();
  useSelection.getState().clear();
  usePreviewValues.setState({ byFolder: {}, schemasByFolder: {}, dryRun: false });
  localStorage.clear();
  clearMocks();
}
