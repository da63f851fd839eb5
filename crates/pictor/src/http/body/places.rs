//! Where the pictures of a call are: in its body, in files that are kept here, or elsewhere. Known before any is opened,
//! so that a call that was made before is found without them.

use futures_util::future::try_join_all;
use pictor_api::request::{BodyKind, Pictures, Source, Upload};
use pictor_api::{Call, error, fingerprint};
use pictor_relay::Inputs;
use pictor_spool::Spool;

use super::pictures::{Found, admit};
use super::{ReadError, remote};
use crate::files::File;
use crate::http::House;

/// The pictures of a request whose parameters are in order.
pub(in crate::http) struct Sent {
    pub(super) pictures: Pictures,
    pub(super) body: BodyKind,
    pub(super) uploads: Vec<Upload>,
    /// The bytes of its `uploads`.
    pub(super) files: Vec<Option<Spool>>,
}

/// Where the pictures of a call are, in their order, the mask and the markup after them.
pub(in crate::http) struct Places(Vec<Place>);

struct Place {
    role: Role,
    /// The path in the request of what names the picture.
    param: String,
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Image(usize),
    Mask,
    Markup,
}

enum At {
    Here(Found),
    /// One of the caller's files, here or gone.
    File(File),
    Url(String),
}

impl Role {
    /// What a fingerprint calls it.
    const fn kind(self) -> &'static str {
        match self {
            Self::Image(_) => "image",
            Self::Mask => "mask",
            Self::Markup => "markup",
        }
    }

    /// Its name among all pictures of a call.
    fn name(self) -> String {
        match self {
            Self::Image(index) => index.to_string(),
            Self::Mask | Self::Markup => self.kind().to_owned(),
        }
    }

    /// What the request calls the member that names it.
    fn param(self, body: BodyKind, member: &str) -> String {
        match (body, self) {
            (BodyKind::Multipart, _) => self.kind().to_owned(),
            (BodyKind::Json, Self::Image(index)) => format!("images[{index}].{member}"),
            (BodyKind::Json, Self::Mask | Self::Markup) => format!("{}.{member}", self.kind()),
        }
    }
}

impl Sent {
    /// Looks the files up that the call names, among those of a project.
    pub(in crate::http) async fn look_up(&self, house: &House, project: &str) -> Result<Places, ReadError> {
        let Pictures { images, mask, markup } = &self.pictures;
        let images = images.iter().enumerate().map(|(index, source)| (Role::Image(index), source));
        let overlays = [(Role::Mask, mask), (Role::Markup, markup)];
        let overlays = overlays.into_iter().filter_map(|(role, source)| Some((role, source.as_ref()?)));
        let mut places = Vec::new();
        for (role, source) in images.chain(overlays) {
            places.push(self.place(house, project, role, source).await?);
        }
        Ok(Places(places))
    }

    async fn place(
        &self,
        house: &House,
        project: &str,
        role: Role,
        source: &Source,
    ) -> Result<Place, ReadError> {
        let (member, at) = match source {
            Source::Upload(index) => ("image_url", At::Here(self.upload(*index)?)),
            Source::File(id) => {
                let member = "file_id";
                let known = house.files.known(project, id).await?;
                let file = known.ok_or_else(|| error::unknown_file(&role.param(self.body, member), id))?;
                (member, At::File(file))
            }
            Source::Url(url) => ("image_url", At::Url(url.clone())),
        };
        Ok(Place { role, param: role.param(self.body, member), at })
    }

    fn upload(&self, index: usize) -> Result<Found, ReadError> {
        // Validation has counted the pictures, so that each one that is asked for here was kept.
        let spool = self.files.get(index).and_then(Option::clone);
        let spool = spool.ok_or(ReadError::Internal("an upload was not kept"))?;
        Ok(Found { spool, filename: self.uploads[index].filename.clone() })
    }
}

impl Places {
    /// Whether the call names pictures that did not come with it.
    pub(in crate::http) fn are_named(&self) -> bool {
        self.0.iter().any(|place| !matches!(place.at, At::Here(_)))
    }

    /// The files that it names, each with what it is in the call.
    pub(in crate::http) fn files(&self) -> Vec<(String, String)> {
        let named = self.0.iter().filter_map(|place| match &place.at {
            At::File(file) => Some((place.role.name(), file.id.clone())),
            At::Here(_) | At::Url(_) => None,
        });
        named.collect()
    }

    /// What the call means, with its pictures by their bytes; those of remote addresses by the address, since what is
    /// behind it is not known yet.
    pub(in crate::http) async fn fingerprint(&self, call: &Call) -> Result<String, ReadError> {
        let (mut inputs, mut here, mut remote) = (Vec::new(), Vec::new(), Vec::new());
        for place in &self.0 {
            match &place.at {
                At::Here(found) => here.push((inputs.len(), found.spool.clone())),
                At::File(_) | At::Url(_) => {}
            }
            match &place.at {
                At::Here(_) => inputs.push((place.role.kind(), [0; 32])),
                At::File(file) => inputs.push((place.role.kind(), *file.digest.as_bytes())),
                At::Url(url) => remote.push((place.role.name(), url.clone())),
            }
        }
        // Uploads were hashed while they came in; a digest that is missing reads its file.
        let hashing = tokio::task::spawn_blocking(move || {
            for (index, spool) in here {
                inputs[index].1 = *spool.digest()?.as_bytes();
            }
            Ok::<_, std::io::Error>(inputs)
        });
        let inputs = hashing.await.map_err(|_| ReadError::Internal("hashing an upload panicked"))??;
        let remote: Vec<_> = remote.iter().map(|(role, url)| (role.as_str(), url.as_str())).collect();
        Ok(fingerprint::of(call, &inputs, &remote))
    }

    /// Opens or fetches every picture, and checks it by its header.
    pub(in crate::http) async fn open(self, house: &House) -> Result<Inputs, ReadError> {
        let opening = self.0.into_iter().map(|place| async move {
            let role = place.role;
            Ok::<_, ReadError>((role, place.open(house).await?))
        });
        let (mut images, mut mask, mut markup) = (Vec::new(), None, None);
        for (role, found) in try_join_all(opening).await? {
            match role {
                Role::Image(_) => images.push(found),
                Role::Mask => mask = Some(found),
                Role::Markup => markup = Some(found),
            }
        }
        // Headers lie in files, and files are read off the runtime.
        let admitted = tokio::task::spawn_blocking(move || admit(images, mask, markup));
        admitted.await.map_err(|_| ReadError::Internal("reading the headers of the pictures panicked"))?
    }
}

impl Place {
    async fn open(self, house: &House) -> Result<Found, ReadError> {
        match self.at {
            At::Here(found) => Ok(found),
            At::File(file) => {
                let there = file.is_there(house.clock.unix_millis());
                let spool = if there { house.files.open(&file).await? } else { None };
                let spool = spool.ok_or_else(|| error::unknown_file(&self.param, &file.id))?;
                Ok(Found { spool, filename: Some(file.filename).filter(|_| file.picture.is_some()) })
            }
            At::Url(url) => {
                let egress = house.egress.as_ref().ok_or_else(|| error::remote_images_off(&self.param))?;
                let spool = remote::fetch(egress, &house.spools, &url, &self.param).await?;
                Ok(Found { spool, filename: None })
            }
        }
    }
}
