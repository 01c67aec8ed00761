using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Practice;

/// <summary>A window of the room: it hears everything at first, and then what happens.</summary>
internal sealed class RoomWindow : IAsyncDisposable
{
    private const string Data = "data: ";

    private readonly Stream stream;
    private readonly StreamReader reader;

    private RoomWindow(Stream stream)
    {
        this.stream = stream;
        reader = new StreamReader(stream);
    }

    public static async Task<RoomWindow> OpenAsync(HttpClient http) =>
        new(await http.GetStreamAsync(new Uri("/practice/api/live", UriKind.Relative)));

    /// <summary>Waits for news of a kind.</summary>
    public async Task<JsonNode> SeeAsync(string kind, Func<JsonNode, bool>? like = null)
    {
        using var patience = new CancellationTokenSource(StubConnector.Patience);
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal))
                continue;
            var news = JsonNode.Parse(line[Data.Length..])!;
            if ((string?)news["kind"] == kind && like?.Invoke(news) != false)
                return news;
        }

        throw new InvalidOperationException($"The window closed before any {kind} came.");
    }

    /// <summary>Waits for a message that shows something, in its text or in its cards.</summary>
    public Task<JsonNode> SeeMessageAsync(string chat, string shows) => SeeAsync(
        "message",
        news => (string?)news["chat"] == chat && news["message"]!.ToJsonString().Contains(shows, StringComparison.Ordinal));

    /// <summary>Waits for a card of the bot's, where a text is given for one that shows it.</summary>
    public async Task<JsonNode> SeeCardAsync(string chat, string shows = "") => (await SeeAsync(
        "message",
        news => (string?)news["chat"] == chat
            && (string?)news["message"]!["from"] == "bot"
            && news["message"]!["cards"]!.ToJsonString().Contains(shows, StringComparison.Ordinal)))["message"]!;

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
    }
}
