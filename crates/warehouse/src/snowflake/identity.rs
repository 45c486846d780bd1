//! Who is signed in, and whether they can deploy and test.

use extension_engine::Cancel;
use uuid::Uuid;

use super::browse::Listing;
use super::conversation::Conversation;
use super::error::Trouble;
use super::names::{Place, literal, quoted};
use super::result;
use crate::{Finding, Identity, WarehouseError};

pub(super) async fn look(conversation: &mut Conversation, place: &Place) -> Result<Identity, WarehouseError> {
    let who = user(conversation).await?;
    let session = conversation.session().clone();
    let mut findings = Vec::new();
    if let Some(role) = session.role_name {
        findings.push(good(format!("Signed in as {who} with the role {role}")));
    } else {
        findings.push(good(format!("Signed in as {who}")));
    }
    findings.push(match session.warehouse_name {
        Some(warehouse) => good(format!("The warehouse {warehouse} computes")),
        None => missing(
            "No virtual warehouse is chosen".to_owned(),
            "Name one by SF_WAREHOUSE, or give the user a default: ALTER USER … SET DEFAULT_WAREHOUSE = …",
        ),
    });
    let is_there = schema_is_there(conversation, place).await?;
    findings.push(if is_there {
        good(format!("{place} is there"))
    } else {
        missing(
            format!("{place} is not there, or the role may not use it"),
            "Look at SF_TEST_DATABASE and SF_TEST_SCHEMA; create it, or have it granted: GRANT USAGE ON SCHEMA … TO ROLE …",
        )
    });
    if is_there {
        for thing in Thing::ALL {
            findings.push(thing.can_be_created(conversation, place).await?);
        }
    }
    Ok(Identity { who, location: place.to_string(), findings })
}

async fn user(conversation: &mut Conversation) -> Result<String, WarehouseError> {
    let data = conversation.run("SELECT CURRENT_USER()".into(), &Cancel::new()).await?;
    let rows = result::all(&conversation.http, data, &Cancel::new()).await?;
    Ok(rows.first().and_then(|row| row.first()?.as_str()).unwrap_or_default().to_owned())
}

async fn schema_is_there(conversation: &mut Conversation, place: &Place) -> Result<bool, WarehouseError> {
    let found = format!("SHOW SCHEMAS LIKE {} IN DATABASE {}", literal(&place.schema), quoted(&place.database));
    match Listing::of(conversation, &found).await {
        Ok(listing) => Ok(listing.entries().any(|entry| entry.text("name") == place.schema)),
        Err(Trouble::Told(told)) if told.is_missing() => Ok(false),
        Err(trouble) => Err(trouble.into()),
    }
}

/// What deploying and testing creates. Grants come by way of other roles, so that only trying tells.
struct Thing {
    plural: &'static str,
    kind: &'static str,
    /// What follows its name where it is created.
    definition: &'static str,
    /// What follows its name where it is dropped.
    signature: &'static str,
}

impl Thing {
    const ALL: [Self; 2] = [
        Self { plural: "Tables", kind: "TABLE", definition: " (X NUMBER)", signature: "" },
        Self {
            plural: "Procedures",
            kind: "PROCEDURE",
            definition: "() RETURNS VARCHAR LANGUAGE SQL AS 'BEGIN RETURN 1; END'",
            signature: "()",
        },
    ];

    async fn can_be_created(&self, conversation: &mut Conversation, place: &Place) -> Result<Finding, WarehouseError> {
        let Self { plural, kind, definition, signature } = self;
        let name = place.of(&format!("EXTENSION_STUDIO_{}", Uuid::new_v4().simple()).to_uppercase());
        let created =
            conversation.run(format!("CREATE {kind} {name}{definition}").as_str().into(), &Cancel::new()).await;
        match created {
            Ok(_) => {
                let removal = format!("DROP {kind} IF EXISTS {name}{signature}");
                conversation.run(removal.as_str().into(), &Cancel::new()).await?;
                Ok(good(format!("{plural} can be created there")))
            }
            Err(Trouble::Told(told)) => Ok(missing(
                format!("{plural} cannot be created there: {}", told.message),
                format!("Have it granted: GRANT CREATE {kind} ON SCHEMA {place} TO ROLE …"),
            )),
            Err(trouble) => Err(trouble.into()),
        }
    }
}

fn good(message: String) -> Finding {
    Finding { is_good: true, message, help: None }
}

fn missing(message: String, help: impl Into<String>) -> Finding {
    Finding { is_good: false, message, help: Some(help.into()) }
}
