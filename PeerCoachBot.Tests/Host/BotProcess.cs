using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Tests.Host;

/// <summary>The built bot as a process of its own.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    /// <summary>A program that does not heed the signal meets an error where it writes too much, as on a full disk.</summary>
    private const string HeedingNoLimit = "trap '' XFSZ; exec dotnet exec \"$0\"";

    private readonly Process process;
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private BotProcess(Process process) => this.process = process;

    public IReadOnlyList<string> Output => [.. output];

    public IReadOnlyList<string> Errors => [.. errors];

    public int Id => process.Id;

    /// <param name="practice">What <c>Practice:Enabled</c> says; a room costs every start its introductions.</param>
    /// <param name="settings">Other environment variables.</param>
    /// <param name="mayBeLimited">See <see cref="LimitFilesAsync"/>.</param>
    /// <param name="path">The folders in which it finds programs, where they are not those of the tests.</param>
    public static BotProcess Start(
        string file,
        string environment = "Development",
        string urls = "http://127.0.0.1:0",
        string? appId = null,
        string? guide = null,
        string practice = "false",
        string? path = null,
        string? tables = null,
        bool mayBeLimited = false,
        params IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        var bot = Path.Combine(AppContext.BaseDirectory, "PeerCoachBot.dll");
        var start = new ProcessStartInfo(mayBeLimited ? "/bin/sh" : "dotnet", mayBeLimited ? ["-c", HeedingNoLimit, bot] : ["exec", bot])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["Storage__File"] = file;
        start.Environment["Practice__Enabled"] = practice;
        if (path is not null)
            start.Environment["PATH"] = path;
        if (appId is not null)
            start.Environment["MicrosoftAppId"] = appId;
        if (guide is not null)
            start.Environment["Coaching__Guide"] = guide;

        if (tables is not null)
            start.Environment["Storage__ConnectionString"] = tables;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var started = new BotProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += (_, line) => started.Read(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Fail(line.Data);
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Where it listens, once it says so.</summary>
    public async Task<Uri> ListeningAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(address.Task, ended).WaitAsync(StubConnector.Patience) == ended)
            Assert.Fail($"The bot ended by itself:\n{string.Join('\n', Output.Concat(Errors))}");
        return new Uri(await address.Task);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync().WaitAsync(StubConnector.Patience);
        return process.ExitCode;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Sends it a signal by its short name: STOP, CONT, TERM.</summary>
    public Task SignalAsync(string signal) => RunAsync("/bin/sh", "-c", $"kill -{signal} {process.Id}");

    /// <summary>Lets it write no file beyond so many bytes, as if the disk were full; null for no limit. It has to be one that may be limited.</summary>
    public Task LimitFilesAsync(long? bytes) => RunAsync("prlimit", "--pid", $"{process.Id}", $"--fsize={(bytes is { } most ? $"{most}" : "unlimited")}:");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static async Task RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await running.WaitForExitAsync();
        Assert.Equal(0, running.ExitCode);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (Listens().Match(line) is { Success: true } match)
            address.TrySetResult(match.Groups["address"].Value);
    }

    private void Fail(string? line)
    {
        if (line is not null)
            errors.Enqueue(line);
    }

    [GeneratedRegex("listens for activities at (?<address>http://[^/]+)/api/messages")]
    private static partial Regex Listens();
}
