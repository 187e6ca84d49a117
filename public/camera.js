// The camera, for codes that another device shows: what it sees stays in this page, and it is given back as soon as possible.
const BETWEEN_LOOKS = 120;
const MOST_FAILURES = 20;

let stop = () => {};

/** Whether this browser can read such codes. */
const can = async () => {
  if (!navigator.mediaDevices?.getUserMedia) return false;
  return (await globalThis.BarcodeDetector?.getSupportedFormats() ?? []).includes("qr_code");
};

/**
 * Shows what the camera sees in `video`, and tells the text of each code it sees to `found`. Comes to the name of what went
 * wrong, or to nothing; what goes wrong later is told to `ended`.
 */
const start = async (video, found, ended) => {
  stop();
  let stream;
  let over = false;
  const end = (name) => {
    if (over) return;
    over = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    document.removeEventListener("visibilitychange", leave);
    if (name !== undefined) ended(name);
  };
  const leave = () => document.visibilityState === "hidden" && end("");
  stop = () => end();
  try {
    const asked = navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    stream = await asked;
    if (over) {
      for (const track of stream.getTracks()) track.stop();
      return "";
    }
    document.addEventListener("visibilitychange", leave);
    stream.getVideoTracks()[0].addEventListener("ended", () => end("NotReadableError"));
    video.srcObject = stream;
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    let failures = 0;
    const look = async () => {
      if (over) return;
      try {
        for (const { rawValue } of await detector.detect(video)) if (!over) found(rawValue);
        failures = 0;
      } catch {
        if (++failures > MOST_FAILURES) return end("NotSupportedError");
      }
      setTimeout(look, BETWEEN_LOOKS);
    };
    look();
    return "";
  } catch (error) {
    const wasOver = over;
    end();
    return wasOver ? "" : error?.name || "Error";
  }
};

/** What the desk asks of it. */
export const camera = { canScan: can, scan: start, stopScan: () => stop() };
