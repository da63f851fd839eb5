//! What callers are told.

use serde_json::json;

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventType {
    /// Its pictures are there.
    Completed,
    /// There will be none.
    Failed,
    /// It was taken back before anything was sent.
    Cancelled,
    /// Nobody knows what came of it.
    Unknown,
}

impl EventType {
    /// All of them, in the order of messages.
    pub const ALL: [Self; 4] = [Self::Completed, Self::Failed, Self::Cancelled, Self::Unknown];

    /// Its name on the wire and in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Completed => "image.job.completed",
            Self::Failed => "image.job.failed",
            Self::Cancelled => "image.job.cancelled",
            Self::Unknown => "image.job.unknown",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The status that a job of such an end has.
    pub fn status(self) -> &'static str {
        self.name().rsplit('.').next().unwrap_or_default()
    }

    /// The type of an end with this status; `None` where a job with it has not ended.
    pub fn of_status(status: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.status() == status)
    }

    /// What is sent: as little as OpenAI sends, so that nothing of a job is at an address that is no longer its owner's.
    /// `at` is in seconds.
    pub(super) fn body(self, event: &str, job: &str, at: u64) -> String {
        let body = json!({
            "object": "event",
            "id": event,
            "type": self.name(),
            "created_at": at,
            "data": { "id": job, "status": self.status() },
        });
        body.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_known_by_its_name_and_by_the_status() {
        for kind in EventType::ALL {
            assert_eq!(EventType::from_name(kind.name()), Some(kind));
            assert_eq!(EventType::of_status(kind.status()), Some(kind));
        }
        assert_eq!((EventType::of_status("queued"), EventType::of_status("")), (None, None));
    }

    #[test]
    fn a_body_is_thin() {
        let body = EventType::Completed.body("evt_1", "job_1", 7);
        let expected = r#"{"object":"event","id":"evt_1","type":"image.job.completed","created_at":7,"data":{"id":"job_1","status":"completed"}}"#;
        assert_eq!(body, expected);
    }
}
