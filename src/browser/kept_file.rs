//! A file that the reader chose once and the page writes again and again, by the File System Access API, of which
//! web-sys has the pickers and permissions only as unstable.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FileSystemFileHandle, FileSystemWritableFileStream};

use super::window;

/// A chosen file. A clone is the same file.
#[derive(Clone, PartialEq)]
pub(crate) struct KeptFile(FileSystemFileHandle);

/// Why a file was not chosen, read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// The reader cancelled the picker.
    Cancelled,
    /// The browser needs the reader's permission first.
    NotAllowed,
    /// What went wrong, and the next step, in words for the reader.
    Failed(String),
}

/// Whether the browser supports the API.
pub(crate) fn is_possible() -> bool {
    let picker = JsValue::from_str("showSaveFilePicker");
    Reflect::get(&window(), &picker).is_ok_and(|picker| picker.is_function())
}

impl KeptFile {
    /// Lets the reader pick an existing file and asks for permission to write it. Its contents stay.
    pub(crate) async fn open() -> Result<KeptFile, FileError> {
        let chosen = JsFuture::from(show_open_file_picker(&options(None))?).await?;
        let chosen: Array = chosen.unchecked_into();
        let file = KeptFile(chosen.get(0).unchecked_into());
        // If the browser asks for no permission now, a button asks for it later.
        let _ = file.ask().await;
        Ok(file)
    }

    /// Lets the reader choose where a new file of this name goes. The browser empties a file that exists there.
    pub(crate) async fn create(name: &str) -> Result<KeptFile, FileError> {
        let chosen = JsFuture::from(show_save_file_picker(&options(Some(name)))?).await?;
        Ok(KeptFile(chosen.unchecked_into()))
    }

    /// The file of a handle that was stored; `None` if the value is no handle.
    pub(crate) fn from_handle(handle: JsValue) -> Option<KeptFile> {
        handle.dyn_into().ok().map(KeptFile)
    }

    /// The handle, to be stored for [`KeptFile::from_handle`].
    pub(crate) fn handle(&self) -> &JsValue {
        &self.0
    }

    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Whether the page has permission to write it already.
    pub(crate) async fn may_write(&self) -> bool {
        let handle: &WithPermission = self.0.unchecked_ref();
        let Ok(state) = handle.query_permission(&writing()) else {
            return false;
        };
        let state = JsFuture::from(state).await;
        state.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
    }

    /// Asks the reader for permission to write it. Browsers allow this only right after a press.
    pub(crate) async fn ask(&self) -> Result<(), FileError> {
        let handle: &WithPermission = self.0.unchecked_ref();
        JsFuture::from(handle.request_permission(&writing())?).await?;
        Ok(())
    }

    /// Reads the whole file.
    pub(crate) async fn read(&self) -> Result<String, FileError> {
        let file: File = JsFuture::from(self.0.get_file()).await?.unchecked_into();
        let text = JsFuture::from(file.text()).await?;
        Ok(text.as_string().unwrap_or_default())
    }

    /// Replaces the contents: with all of the text, or not at all.
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

    /// A handle with the permission methods.
    type WithPermission;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &WithPermission, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &WithPermission, mode: &Object) -> Result<Promise, JsValue>;
}
