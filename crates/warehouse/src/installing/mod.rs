//! Installing packages and removing them, statement by statement: what will happen is known before it does.

mod carry_out;
mod installed;
mod plan;

pub use carry_out::{Act, ActDone, ActEvent, ActKind, CarriedOut, carry_out};
pub use installed::{Installed, installed};
pub use plan::{Plan, deploy_plan, remove_plan};
