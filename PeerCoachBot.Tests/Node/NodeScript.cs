using System.Diagnostics;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Node;

/// <summary>One of the scripts in this folder as a process that answers one request after another.</summary>
public abstract class NodeScript(string name) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly List<string> errors = [];
    private Process? process;

    /// <summary>The folder of what the script imports, once it is there.</summary>
    protected virtual string Packages => NodePackages.Folder;

    /// <summary>Calls a function of the script.</summary>
    protected async Task<JsonNode?> CallAsync(JsonObject request)
    {
        await oneAtATime.WaitAsync();
        try
        {
            process ??= Start();
            await process.StandardInput.WriteLineAsync(request.ToJsonString());
            await process.StandardInput.FlushAsync();
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            var answer = line is null ? null : JsonNode.Parse(line)!.AsObject();
            return answer switch
            {
                null => throw new InvalidOperationException($"{name} ended: {string.Join('\n', errors)}"),
                _ when answer["error"] is { } error => throw new InvalidOperationException($"{name}: {error}"),
                _ => answer["value"]?.DeepClone(),
            };
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Programs.Node!, [Path.Combine(Sources.Tests, "Node", name)])
        {
            WorkingDirectory = Packages,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        var started = Process.Start(start)!;
        started.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        started.BeginErrorReadLine();
        return started;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || process is null)
            return;
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);
        process.Dispose();
        oneAtATime.Dispose();
    }
}
