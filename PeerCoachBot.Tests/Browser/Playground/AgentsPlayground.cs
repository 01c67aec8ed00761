using System.Diagnostics;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>Microsoft's Agents Playground, a client and connector that nobody here has written, on a port of its own.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    public const string GroupChat = "group-chat-id";
    public const string Tenant = "00000000-0000-0000-0000-000000000001";
    public const string Bot = "00000000-0000-0000-0000-00000000000011";

    private const string Says = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder;
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AgentsPlayground(DirectoryInfo folder, Process process)
    {
        this.folder = folder;
        this.process = process;
    }

    public Uri Address => listening.Task.Result;

    public string ServiceUrl => $"{Address.GetLeftPart(UriPartial.Authority)}/_connector";

    /// <summary>Starts it for a bot. The first of the people sits at its window.</summary>
    public static async Task<AgentsPlayground> StartAsync(Uri bot)
    {
        var folder = Directory.CreateTempSubdirectory("peercoach-playground-");

        // JSON is YAML too.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".m365agentsplayground.yml"), Configuration().ToJsonString());
        var start = new ProcessStartInfo(Programs.Node!,
            [
                NodePackages.File("@microsoft", "m365agentsplayground", "cli.js"),
                "-e", new Uri(bot, "/api/messages").ToString(), "-c", "msteams", "-p", "0", "--disable-telemetry",
            ])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var playground = new AgentsPlayground(folder, new Process { StartInfo = start });
        playground.process.OutputDataReceived += (_, line) => playground.Read(line.Data);
        playground.process.Start();
        playground.process.BeginOutputReadLine();
        playground.process.BeginErrorReadLine();
        await playground.listening.Task.WaitAsync(Patience);
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Read(string? line)
    {
        if (line?.StartsWith(Says, StringComparison.Ordinal) == true)
            listening.TrySetResult(new Uri($"http://localhost:{line[Says.Length..].Trim()}"));
    }

    /// <summary>It wants six people, a team and two chats, neither more nor fewer.</summary>
    private static JsonObject Configuration() => new()
    {
        ["version"] = "0.1.1",
        ["tenantId"] = Tenant,
        ["bot"] = new JsonObject { ["id"] = Bot, ["name"] = "PeerCoach" },
        ["currentUser"] = PlaygroundPerson.All[0].InConfiguration(),
        ["users"] = new JsonArray([.. PlaygroundPerson.All.Skip(1).Select(person => person.InConfiguration())]),
        ["personalChat"] = new JsonObject { ["id"] = $"personal-{PlaygroundPerson.All[0].Id}" },
        ["groupChat"] = new JsonObject { ["id"] = GroupChat, ["name"] = "Group Chat" },
        ["team"] = new JsonObject
        {
            ["id"] = "team-id",
            ["name"] = "My Team",
            ["aadGroupId"] = "00000000-0000-0000-0000-000000000031",
            ["channels"] = new JsonArray(new JsonObject { ["id"] = "channel-announcements-id", ["name"] = "Announcements" }),
        },
    };
}
