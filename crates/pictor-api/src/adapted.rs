//! What was made of a request before it became a call.

use crate::Size;

/// Where a call is not what its caller wrote, and how; empty for one that is taken as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adapted {
    /// The model that was asked for, where another draws.
    pub requested_model: Option<String>,
    /// The size to bring each picture to when it is there, where the model draws none of that size.
    pub resize_to: Option<Size>,
    /// Each change, for `X-Pictor-Adjusted`: `quality=hd->high`. ASCII without `;`.
    pub notes: Vec<String>,
}
