using System.Collections.Concurrent;
using System.Threading.Channels;
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
    ILogger<FileAnswers> log) : BackgroundService
{
    private const int MostRemembered = 1000;

    private readonly Channel<Wanted> waiting = Channel.CreateUnbounded<Wanted>();
    private readonly ConcurrentDictionary<string, bool> begun = new();

    /// <summary>Nothing is wanted, or being uploaded.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    private int open;

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
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite(new Wanted(who, where, ActivityMapper.Language(activity), upload));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wanted in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await GiveAsync(wanted, stoppingToken);
            }
#pragma warning disable CA1031 // The loop goes on for others; whoever wanted this can ask again.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.FileNotPut(error.GetType().Name);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }

    private async Task GiveAsync(Wanted wanted, CancellationToken cancellation)
    {
        var data = await reader.ReadAsync(wanted.Who, cancellation);
        if (await uploader.PutAsync(wanted.Upload.UploadUrl, OwnFile.Write(data, wanted.Upload.Form), cancellation) is { } why)
        {
            log.FileNotPut(why);
            await exports.SendInMessagesAsync(wanted.Who, wanted.Language, cancellation);
            return;
        }

        await files.ShowAsync(wanted.Who, new Address.Shared(wanted.Where), wanted.Upload, cancellation);
    }

    /// <summary>A file that somebody wants.</summary>
    private sealed record Wanted(PersonId Who, Conversation Where, string Language, UploadInfo Upload);
}
