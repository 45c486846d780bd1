import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);
// What is waited for comes within milliseconds; on a busy machine it comes later.
configure({ asyncUtilTimeout: 10_000 });
