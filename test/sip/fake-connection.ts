/** As much of WebRTC as JsSIP asks for, and no media. */
class FakeConnection extends EventTarget {
  connectionState = 'connected';
  iceConnectionState = 'connected';
  iceGatheringState = 'complete';
  signalingState = 'stable';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;

  addTrack(): void {}
  addTransceiver(): void {}
  getSenders(): readonly unknown[] { return []; }
  getReceivers(): readonly unknown[] { return []; }
  getStats(): Promise<ReadonlyMap<string, unknown>> { return Promise.resolve(new Map()); }
  restartIce(): void {}
  createOffer(): Promise<{ type: string; sdp: string }> { return Promise.resolve({ type: 'offer', sdp: sdpOf('offer') }); }
  createAnswer(): Promise<{ type: string; sdp: string }> { return Promise.resolve({ type: 'answer', sdp: sdpOf('answer') }); }

  setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.localDescription = description;
    return Promise.resolve();
  }

  setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    if (!description.sdp.startsWith('v=0')) return Promise.reject(new Error('not SDP'));
    this.remoteDescription = description;
    return Promise.resolve();
  }

  close(): void { this.signalingState = this.connectionState = 'closed'; }
}

const sdpOf = (session: string): string =>
  ['v=0', 'o=- 1 1 IN IP4 192.0.2.9', `s=${session}`, 'c=IN IP4 192.0.2.9', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2', 'a=sendrecv', ''].join('\r\n');

/** What a browser has for calls, for JsSIP under Node. */
export function pretendWebRtc(): void {
  class Description { constructor(init: object) { Object.assign(this, init); } }
  Object.assign(globalThis, { window: globalThis, RTCPeerConnection: FakeConnection, RTCSessionDescription: Description, MediaStream: class extends EventTarget { getTracks() { return []; } getAudioTracks() { return []; } getVideoTracks() { return []; } } });
}
