import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { text } from '../text/text.ts';

/** Whether this browser can hand a page a picture of the screen, if a person lets it. */
const canCaptureScreen = (): boolean =>
  'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

/**
 * One picture of the screen, window or tab that a person chooses; nothing is watched after it. Throws CodedError:
 * 'screen-unavailable', 'screen-refused' or 'screen-unreadable'.
 */
export async function captureScreen(): Promise<File> {
  if (!canCaptureScreen()) throw new CodedError('screen-unavailable', text.search.screenUnavailable);
  const stream = await askForScreen();
  try {
    return await firstFrame(stream);
  } catch (error) {
    throw new CodedError('screen-unreadable', text.search.screenUnreadable, { cause: error });
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function askForScreen(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  } catch (error) {
    const isRefusal = error instanceof DOMException && error.name === 'NotAllowedError';
    throw isRefusal
      ? new CodedError('screen-refused', text.search.screenRefused, { cause: error })
      : new CodedError('screen-unavailable', text.search.screenUnavailable, { cause: error });
  }
}

async function firstFrame(stream: MediaStream): Promise<File> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas to draw the screen on.');
  context.drawImage(video, 0, 0);
  video.srcObject = null;
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new File([blob], 'screenshot.png', { type: 'image/png' });
}
