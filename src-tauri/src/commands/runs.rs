use tauri::State;

use crate::runs::Runs;

#[tauri::command]
pub fn cancel_run(runs: State<'_, Runs>, run: &str) {
    runs.cancel(run);
}
