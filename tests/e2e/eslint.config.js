import js from "@eslint/js";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["screenshots"] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  { languageOptions: { globals: globals.node, parserOptions: { projectService: true } } },
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked] },
);
