using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.OwnData;

/// <summary>Whoever asks for what is kept of them gets it a moment later: reading it takes longer than an answer may.</summary>
internal sealed class ExportRequests(DataExports exports, ILogger<ExportRequests> log) : LaterWork<ExportRequests.Request>
{
    /// <param name="to">Where they asked.</param>
    public void Note(PersonId who, Address to, string language) => Add(new Request(who, to, language));

    protected override Task DoAsync(Request work, CancellationToken cancellation) =>
        exports.SendAsync(work.Who, work.To, work.Language, cancellation);

    protected override void Fail(Exception error) => log.ExportFailed(error.GetType().Name);

    internal sealed record Request(PersonId Who, Address To, string Language);
}
