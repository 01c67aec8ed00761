using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>A note, outside the aggregate's partition and in order of time, that an aggregate has something to do.</summary>
/// <param name="ETag">Opaque; changes with every write of the hint.</param>
internal sealed record Hint(AggregateId Aggregate, DateTimeOffset Due, Claim? Claim, string ETag);
