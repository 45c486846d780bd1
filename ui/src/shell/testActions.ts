// Running tests.
import PlayArrow from "@mui/icons-material/PlayArrow";

import { useSettings } from "../state/settings";
import { runTests } from "../tests/running";
import { withPackage, withComponent, onSelected, type Action } from "./action";

export const testActions = {
  runAllTests: {
    id: "tests.runAll",
    title: "Run all tests",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: ["Mod+Shift+T"],
    possible: withPackage,
    run: () => runTests([]),
  },
  runComponentTests: {
    id: "tests.runComponent",
    title: "Run the component's tests",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: ["Mod+T"],
    possible: withComponent,
    run: onSelected((folder) => runTests([folder])),
  },
  rerunTests: {
    id: "tests.rerun",
    title: "Turn re-running tests on save on or off",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: [],
    possible: withPackage,
    run: () => useSettings.getState().change({ rerunTests: !useSettings.getState().rerunTests }),
  },
} satisfies Record<string, Action>;
