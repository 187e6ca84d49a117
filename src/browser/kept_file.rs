//! A file of the reader's choice that a page may write again and again, by the File System Access API, of which web-sys has
//! the pickers and the permissions only as unstable.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FileSystemFileHandle, FileSystemWritableFileStream};

use super::window;

/// A file that was chosen. A clone is the same file.
#[derive(Clone, PartialEq)]
pub(crate) struct KeptFile(FileSystemFileHandle);

/// Why a file was not chosen, read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// The reader chose none.
    Cancelled,
    /// The browser wants the reader's word first.
    NotAllowed,
    /// What went wrong, and the next step.
    Failed(String),
}

/// Whether the browser lets a page keep a file.
pub(crate) fn is_possible() -> bool {
    let picker = JsValue::from_str("showSaveFilePicker");
    Reflect::get(&window(), &picker).is_ok_and(|picker| picker.is_function())
}

impl KeptFile {
    /// Has the reader choose a file that is there, and say whether we may write it: what it holds stays in it.
    pub(crate) async fn open() -> Result<KeptFile, FileError> {
        let chosen = JsFuture::from(show_open_file_picker(&options(None))?).await?;
        let chosen: Array = chosen.unchecked_into();
        let file = KeptFile(chosen.get(0).unchecked_into());
        // Where the browser asks nobody now, a button will ask them later.
        let _ = file.ask().await;
        Ok(file)
    }

    /// Has the reader say where a new file of this name goes. The browser empties one that is there.
    pub(crate) async fn create(name: &str) -> Result<KeptFile, FileError> {
        let chosen = JsFuture::from(show_save_file_picker(&options(Some(name)))?).await?;
        Ok(KeptFile(chosen.unchecked_into()))
    }

    /// The file behind a handle that was kept; none where it is no handle.
    pub(crate) fn from_handle(handle: JsValue) -> Option<KeptFile> {
        handle.dyn_into().ok().map(KeptFile)
    }

    /// What [`KeptFile::from_handle`] takes.
    pub(crate) fn handle(&self) -> &JsValue {
        &self.0
    }

    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it may be written without a word of the reader's.
    pub(crate) async fn may_write(&self) -> bool {
        let handle: &WithPermission = self.0.unchecked_ref();
        let Ok(state) = handle.query_permission(&writing()) else {
            return false;
        };
        let state = JsFuture::from(state).await;
        state.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
    }

    /// Asks the reader whether it may be written. Browsers take this only where a button was just pressed.
    pub(crate) async fn ask(&self) -> Result<(), FileError> {
        let handle: &WithPermission = self.0.unchecked_ref();
        JsFuture::from(handle.request_permission(&writing())?).await?;
        Ok(())
    }

    /// What it holds.
    pub(crate) async fn read(&self) -> Result<String, FileError> {
        let file: File = JsFuture::from(self.0.get_file()).await?.unchecked_into();
        let text = JsFuture::from(file.text()).await?;
        Ok(text.as_string().unwrap_or_default())
    }

    /// Writes it anew: all of the text, or nothing.
    pub(crate) async fn write(&self, text: &str) -> Result<(), FileError> {
        let stream = JsFuture::from(self.0.create_writable()).await?;
        let stream: FileSystemWritableFileStream = stream.unchecked_into();
        JsFuture::from(stream.write_with_str(text)?).await?;
        JsFuture::from(stream.close()).await?;
        Ok(())
    }
}

fn options(name: Option<&str>) -> JsValue {
    let types =
        r#"{"types":[{"description":"Study progress","accept":{"application/json":[".json"]}}]}"#;
    let options = js_sys::JSON::parse(types).unwrap_or_default();
    if let Some(name) = name {
        let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    }
    options
}

fn writing() -> Object {
    let mode = Object::new();
    let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
    mode
}

impl From<JsValue> for FileError {
    fn from(error: JsValue) -> FileError {
        let Some(error) = error.dyn_ref::<DomException>() else {
            return FileError::Failed(format!("the browser says `{error:?}`; choose another file"));
        };
        FileError::Failed(match error.name().as_str() {
            "AbortError" => return FileError::Cancelled,
            "NotAllowedError" => return FileError::NotAllowed,
            "NotFoundError" => "it is not where it was; choose it anew".to_owned(),
            "NoModificationAllowedError" => {
                "another program holds it; close that, and the next change tries again".to_owned()
            }
            "QuotaExceededError" => {
                "there is no room on that disk; make room, and the next change tries again"
                    .to_owned()
            }
            _ => format!(
                "the browser says `{}`; choose another file",
                error.message()
            ),
        })
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    fn show_open_file_picker(options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_name = showSaveFilePicker)]
    fn show_save_file_picker(options: &JsValue) -> Result<Promise, JsValue>;

    /// A handle that may want the reader's word.
    type WithPermission;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &WithPermission, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &WithPermission, mode: &Object) -> Result<Promise, JsValue>;
}
