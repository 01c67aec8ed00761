using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Bench;

/// <summary>What is measured, as a process of its own: the bot on one of its stores, or the floor.</summary>
internal sealed partial class Target : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string FileName = "bot.db";

    private readonly DirectoryInfo folder;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly List<string> output = [];

    private Target(string name, string assembly, string? tables, DirectoryInfo? filled, params IReadOnlyList<string> arguments)
    {
        Name = name;
        folder = filled ?? Directory.CreateTempSubdirectory("peercoach-bench-");
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__File"] = StoredIn;
        start.Environment["Practice__Enabled"] = "false";
        if (tables is not null)
            start.Environment["Storage__ConnectionString"] = tables;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public string StoredIn => Path.Combine(folder.FullName, FileName);

    public Meter Meter => Meter.Of(process);

    /// <param name="filled">Holds the file, where there is one already; it is deleted in the end.</param>
    public static Target BotOnFile(DirectoryInfo? filled = null) => new("bot on SQLite", "PeerCoachBot.dll", null, filled);

    public static Target BotOnTables(Uri tables) => new(
        "bot on Azurite",
        "PeerCoachBot.dll",
        $"AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint={tables}",
        filled: null);

    public static Target Floor() => new("floor", "PeerCoachBot.Bench.dll", null, null, Bench.Floor.Mode);

    /// <summary>Where activities are posted, once it listens.</summary>
    public async Task<Uri> MessagesAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(address.Task, ended).WaitAsync(Patience) == ended)
            throw new InvalidOperationException($"{Name} ended by itself:\n{string.Join('\n', output)}");
        return await address.Task;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        if (Listens().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups["address"].Value));

        // What it logs while it works would be a finding; the last lines are enough to see it.
        lock (output)
            if (output.Count < 100)
                output.Add(line);
    }

    [GeneratedRegex("listens for activities at (?<address>http://[^/]+/api/messages)")]
    private static partial Regex Listens();
}
