use std::sync::{Arc, Mutex, PoisonError};

use rquickjs::context::EvalOptions;
use rquickjs::function::Args;
use rquickjs::{Context, Ctx, Function, Runtime, Value as JsValue};

use super::failure::{BODY, failure};
use super::{arguments, results};
use crate::{Bounds, Definition, RuntimeError, Stop};
use extension_values::Value;

/// Makes the clock on the wall show UTC, wherever the machine stands.
const PRELUDE: &str = include_str!("prelude.js");

/// Where the function waits between calls. No body can name it by accident.
const PLACE: &str = "extension studio: the function";

/// The deepest that calls may nest, in bytes of stack; threads have at least 2 MiB.
const STACK_BYTES: usize = 512 * 1024;

/// An interpreter that holds one function.
pub(super) struct Instance {
    context: Context,
    bounds: Arc<Mutex<Watched>>,
}

/// What the running code is watched by, and why it was stopped.
#[derive(Default)]
struct Watched {
    bounds: Bounds,
    stopped: Option<Stop>,
}

impl Instance {
    pub fn new(definition: &Definition, memory_bytes: usize) -> Result<Self, RuntimeError> {
        let cannot_start = |error: rquickjs::Error| RuntimeError::failed(format!("JavaScript cannot start: {error}"));
        let runtime = Runtime::new().map_err(cannot_start)?;
        runtime.set_memory_limit(memory_bytes);
        runtime.set_max_stack_size(STACK_BYTES);
        let bounds = Arc::new(Mutex::new(Watched::default()));
        let watched = Arc::clone(&bounds);
        runtime.set_interrupt_handler(Some(Box::new(move || {
            let mut watched = watched.lock().unwrap_or_else(PoisonError::into_inner);
            watched.stopped = watched.bounds.stop();
            watched.stopped.is_some()
        })));
        let context = Context::full(&runtime).map_err(cannot_start)?;
        context.with(|ctx| {
            ctx.eval::<(), _>(PRELUDE).map_err(cannot_start)?;
            let read = evaluate(&ctx, definition).and_then(|function| ctx.globals().set(PLACE, function));
            read.map_err(|error| failure(&ctx, error, definition, None))
        })?;
        Ok(Self { context, bounds })
    }

    pub fn run(
        &self,
        definition: &Definition,
        rows: &[Vec<Value>],
        bounds: &Bounds,
    ) -> Result<Vec<Value>, RuntimeError> {
        *self.watched() = Watched { bounds: bounds.clone(), stopped: None };
        self.context.with(|ctx| {
            let told = |error| failure(&ctx, error, definition, self.watched().stopped);
            let function: Function = ctx.globals().get(PLACE).map_err(told)?;
            rows.iter()
                .map(|row| {
                    // Short bodies end before the interpreter asks for itself.
                    match bounds.stop() {
                        Some(Stop::Cancelled) => return Err(RuntimeError::Cancelled),
                        Some(Stop::Deadline) => return Err(super::failure::too_long(definition, None)),
                        None => {}
                    }
                    let value = call(&ctx, &function, row).map_err(told)?;
                    results::cell(&ctx, value, &definition.returns, definition).map_err(|error| match error {
                        results::Refusal::Engine(error) => told(error),
                        results::Refusal::Told(error) => error,
                    })
                })
                .collect()
        })
    }

    fn watched(&self) -> std::sync::MutexGuard<'_, Watched> {
        self.bounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The function around the body. The body starts on the first line, so that lines are its own.
fn evaluate<'js>(ctx: &Ctx<'js>, definition: &Definition) -> rquickjs::Result<Function<'js>> {
    let names: Vec<_> = definition.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let source = format!("(function ({}) {{{}\n}})", names.join(", "), definition.body);
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(BODY.to_owned());
    ctx.eval_with_options(source, options)
}

fn call<'js>(ctx: &Ctx<'js>, function: &Function<'js>, row: &[Value]) -> rquickjs::Result<JsValue<'js>> {
    let mut given = Args::new(ctx.clone(), row.len());
    for cell in row {
        given.push_arg(arguments::value(ctx, cell)?)?;
    }
    let result: JsValue = function.call_arg(given)?;
    match result.as_promise() {
        Some(promise) => promise.finish(),
        None => Ok(result),
    }
}
