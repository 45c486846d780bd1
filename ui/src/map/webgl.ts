/** Whether this web view can draw maps. */
export function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2");
  // Web views allow few contexts at once; the map needs this one.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context);
}
