using System.Security.Cryptography;
using System.Threading.Channels;
using PeerCoachBot.Hosting;
using PeerCoachBot.Practice.Page;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Packages;

/// <summary>
/// Fetches the npm packages of the page beside it, in the background, where they are missing or are not those of the
/// lock file. Without them the bot runs, and the page says what is missing.
/// </summary>
internal sealed class PackageFetcher(LiveRoom room, WebFiles files, Npm npm, ILogger<PackageFetcher> log) : BackgroundService
{
    private const string InstallNode = "Install Node.js 20 or later (npm comes with it), then press “Try again”, or start the bot again.";

    private const string CheckRegistry = "Check that npm reaches its registry, and that Node.js is version 20 or later. Then press “Try again”.";

    /// <summary>Another process may be fetching into the same folder: it is waited for.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private string Stamp => Path.Combine(files.Folder, "node_modules", ".fetched");

    /// <summary>Tries once more, unless it is trying.</summary>
    public void TryAgain() => wanted.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TryAgain();
        await foreach (var _ in wanted.Reader.ReadAllAsync(stoppingToken))
        {
            room.TellOf(new RoomNews.Packages(AreReady: false));
            var outcome = await FetchAsync(stoppingToken);
            if (outcome.Reason is { } reason)
                log.PracticePackagesNotFetched(reason.ReplaceLineEndings(" "));
            room.TellOf(outcome);
        }
    }

    /// <summary>Fetches what is missing, and says how it went.</summary>
    public async Task<RoomNews.Packages> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            var hash = await HashAsync(cancellation);
            if (await IsFetchedAsync(hash, cancellation))
                return new RoomNews.Packages(AreReady: true);
            if (npm.Find() is not { } program)
                return new RoomNews.Packages(false, "Node.js is missing: the page needs its npm once, to fetch the card renderer.", InstallNode, "No npm was found in the folders of PATH.");

            await using var alone = await AloneAsync(cancellation);
            if (!await IsFetchedAsync(hash, cancellation))
            {
                if (await Npm.InstallAsync(program, files.Folder, cancellation) is { } reason)
                    return new RoomNews.Packages(false, "The card renderer could not be fetched.", CheckRegistry, reason);
                await File.WriteAllTextAsync(Stamp, hash, cancellation);
            }

            return new RoomNews.Packages(AreReady: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new RoomNews.Packages(false, "The card renderer could not be put beside the page.", $"Let the bot write into {files.Folder}.", error.Message);
        }
    }

    private async Task<string> HashAsync(CancellationToken cancellation)
    {
        await using var locked = File.OpenRead(Path.Combine(files.Folder, "package-lock.json"));
        return Convert.ToHexString(await SHA256.HashDataAsync(locked, cancellation));
    }

    private async Task<bool> IsFetchedAsync(string hash, CancellationToken cancellation) =>
        File.Exists(Stamp)
        && await File.ReadAllTextAsync(Stamp, cancellation) == hash
        && WebFiles.OfPackages.Values.All(path => File.Exists(Path.Combine(files.Folder, "node_modules", path)));

    /// <summary>Holds the folder for this process alone. The file stays, since removing it would let a third in.</summary>
    private async Task<FileStream> AloneAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(files.Folder, ".fetching");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(LookAgain, TimeProvider.System, cancellation);
            }
        }
    }
}
