//! The colors of a job's pictures, which its row learns after its end.

use super::Jobs;
use super::row::count;
use crate::db::{DbError, Durability, Tx};

impl Jobs {
    /// Notes the color of each picture of a job; `None` for one that cannot be decoded.
    ///
    /// # Errors
    /// The database's.
    pub async fn color(&self, job: &str, colors: Vec<Option<String>>) -> Result<(), DbError> {
        let (job, pictures) = (job.to_owned(), count(colors.len()));
        let text = colors.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join(",");
        let noting = move |tx: &mut dyn Tx| {
            // A late answer may have brought others.
            let sql = "UPDATE jobs SET colors = $3 WHERE id = $1 AND pictures = $2";
            tx.execute(sql, &[(&job).into(), pictures.into(), (&text).into()]).map(drop)
        };
        self.db.write(Durability::Normal, noting).await
    }
}
