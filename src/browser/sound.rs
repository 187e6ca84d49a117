//! Plays a recording from memory. The recording gets no URL, so the strictest content security policy allows it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioBuffer, AudioBufferSourceNode, AudioContext, AudioContextOptions, Blob};

/// Samples a second, enough for speech: ten minutes take 58 MB, where 48,000 samples a second would take 115.
const RATE: f32 = 24_000.0;

/// A recording that can be played; it stops when dropped.
pub(crate) struct Sound {
    context: AudioContext,
    samples: AudioBuffer,
    playing: Option<Playing>,
}

struct Playing {
    source: AudioBufferSourceNode,
    /// The context's time at which the recording would have started from its beginning.
    since: f64,
}

impl Sound {
    /// Decodes a recording; `None` where the browser cannot.
    pub(crate) async fn of(recorded: &Blob) -> Option<Sound> {
        let options = AudioContextOptions::new();
        options.set_sample_rate(RATE);
        let context = AudioContext::new_with_context_options(&options).ok()?;
        let bytes = JsFuture::from(recorded.array_buffer()).await.ok()?;
        let samples = context.decode_audio_data(bytes.unchecked_ref()).ok()?;
        let samples = JsFuture::from(samples).await.ok()?.unchecked_into();
        Some(Sound {
            context,
            samples,
            playing: None,
        })
    }

    /// Length in seconds.
    pub(crate) fn length(&self) -> f64 {
        self.samples.duration()
    }

    /// Plays from a position in seconds.
    pub(crate) fn play(&mut self, from: f64) {
        self.stop();
        self.playing = self.start(from);
    }

    fn start(&self, from: f64) -> Option<Playing> {
        let source = self.context.create_buffer_source().ok()?;
        source.set_buffer(Some(&self.samples));
        source
            .connect_with_audio_node(&self.context.destination())
            .ok()?;
        let _ = self.context.resume();
        source.start_with_when_and_grain_offset(0.0, from).ok()?;
        let since = self.context.current_time() - from;
        Some(Playing { source, since })
    }

    /// Stops playing.
    pub(crate) fn stop(&mut self) {
        if let Some(playing) = self.playing.take() {
            let source: &web_sys::AudioScheduledSourceNode = &playing.source;
            let _ = source.stop();
        }
    }

    /// Position in seconds; `None` when nothing plays or the end is reached.
    pub(crate) fn at(&self) -> Option<f64> {
        let at = self.context.current_time() - self.playing.as_ref()?.since;
        (at < self.length()).then_some(at)
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.stop();
        let _ = self.context.close();
    }
}
