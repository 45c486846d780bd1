// The system's own windows for files and folders.
import { open } from "@tauri-apps/plugin-dialog";
import { revealItemInDir } from "@tauri-apps/plugin-opener";

import { showError } from "../state/toasts";

export async function chooseFolder(title: string, defaultPath?: string): Promise<string | null> {
  try {
    return await open({ title, directory: true, multiple: false, defaultPath });
  } catch (error) {
    showError(error);
    return null;
  }
}

export async function chooseIcon(): Promise<string | null> {
  try {
    const filters = [{ name: "SVG and PNG pictures", extensions: ["svg", "png"] }];
    return await open({ title: "Import icon", directory: false, multiple: false, filters });
  } catch (error) {
    showError(error);
    return null;
  }
}

/** Asks for a file with one of these endings; any other can be chosen, too. */
export async function chooseFile(title: string, endings: string[]): Promise<string | null> {
  try {
    const filters = [
      { name: endings.map((ending) => `.${ending}`).join(", "), extensions: endings },
      { name: "Every file", extensions: ["*"] },
    ];
    return await open({ title, directory: false, multiple: false, filters });
  } catch (error) {
    showError(error);
    return null;
  }
}

export async function showInFolder(path: string): Promise<void> {
  try {
    await revealItemInDir(path);
  } catch (error) {
    showError(error);
  }
}
