using System.Collections.Concurrent;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.OwnData;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Files;

/// <summary>
/// Takes answers to offered files. Whoever wants one gets what is kept of them at that moment: of the answer only the
/// sender and the address are believed, and the address only if it is somebody's OneDrive. The upload takes longer than an
/// invoke may.
/// </summary>
internal sealed class FileAnswers(
    OwnDataReader reader,
    FileUploader uploader,
    TeamsFiles files,
    DataExports exports,
    ILogger<FileAnswers> log) : LaterWork<FileAnswers.Wanted>
{
    private const int MostRemembered = 1000;

    private readonly ConcurrentDictionary<string, bool> begun = new();

    /// <summary>Takes note of an answer. A repeated one is known by its address, which takes a file once.</summary>
    public void Note(IncomingActivity activity)
    {
        var where = ActivityMapper.Where(activity);
        var who = ActivityMapper.Who(activity);
        if (where.Kind != ConversationKind.Personal || who.ObjectId.Length == 0 || UploadInfo.Of(activity) is not { } upload)
            return;
        if (begun.Count > MostRemembered)
            begun.Clear();
        if (!begun.TryAdd(upload.UploadUrl, true))
            return;
        Add(new Wanted(who, where, ActivityMapper.Language(activity), upload));
    }

    protected override async Task DoAsync(Wanted work, CancellationToken cancellation)
    {
        var data = await reader.ReadAsync(work.Who, cancellation);
        if (await uploader.PutAsync(work.Upload.UploadUrl, OwnFile.Write(data, work.Upload.Form), cancellation) is { } why)
        {
            log.FileNotPut(why);
            await exports.SendInMessagesAsync(work.Who, work.Language, cancellation);
            return;
        }

        await files.ShowAsync(work.Who, new Address.Shared(work.Where), work.Upload, cancellation);
    }

    protected override void Fail(Exception error) => log.FileNotPut(error.GetType().Name);

    /// <summary>A file that somebody wants.</summary>
    internal sealed record Wanted(PersonId Who, Conversation Where, string Language, UploadInfo Upload);
}
