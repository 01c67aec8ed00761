using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Practice;
using PeerCoachBot.Practice.Activities;
using PeerCoachBot.Practice.Packages;
using PeerCoachBot.Practice.Page;
using PeerCoachBot.Practice.State;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Practice;

/// <summary>The bot with its practice room on a real port, on a machine without Node, in a folder of its own.</summary>
internal sealed class PracticeHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly bool isFolderOwn;
    private readonly Factory factory;

    private PracticeHost(DirectoryInfo folder, bool isFolderOwn, Wire wire)
    {
        this.folder = folder;
        this.isFolderOwn = isFolderOwn;
        Wire = wire;
        factory = new Factory(folder.FullName, wire);
        factory.UseKestrel();
        factory.StartServer();
        Http = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress };
    }

    public HttpClient Http { get; }

    /// <summary>What went from the room to the bot.</summary>
    public Wire Wire { get; }

    public RoomState Room => factory.Services.GetRequiredService<LiveRoom>().State;

    public string RoomFile => Path.Combine(folder.FullName, "bot.practice.json");

    public static PracticeHost Start(DirectoryInfo? folder = null) =>
        new(folder ?? Directory.CreateTempSubdirectory("peercoach-"), folder is null, new Wire());

    /// <summary>Asks the room's server for something as the page does.</summary>
    public Task<HttpResponseMessage> PostAsync(string what, JsonObject body) =>
        Http.PostAsJsonAsync(new Uri($"/practice/api/{what}", UriKind.Relative), body);

    /// <summary>The same, where it must be carried out.</summary>
    public async Task<JsonNode> DoAsync(string what, JsonObject body)
    {
        using var answer = await PostAsync(what, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<JsonNode> SayAsync(string who, string chat, string text, string? thread = null)
    {
        var body = new JsonObject { ["as"] = who, ["chat"] = chat, ["text"] = text, ["locale"] = "de-AT", ["timeZone"] = "Europe/Vienna" };
        if (thread is not null)
            body["thread"] = thread;
        return DoAsync("messages", body);
    }

    /// <summary>Calls the connector as the bot does.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> ConnectorAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/practice/connector/v3/conversations{path}", UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Waits until the bot knows every conversation. Of that no window is told, so there is no signal but the state.</summary>
    public async Task IntroducedAsync()
    {
        using var patience = new CancellationTokenSource(StubConnector.Patience);
        while (!Room.Chats.All(c => c.IsIntroduced))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await factory.DisposeAsync();
        if (isFolderOwn)
            folder.Delete(recursive: true);
    }

    private sealed class Factory(string folder, Wire wire) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("Storage:File", Path.Combine(folder, "bot.db"))
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services =>
            {
                services.AddSingleton(new Npm(path: ""));
                services.AddSingleton(new WebFiles(Path.Combine(Sources.Product, "Practice", "web")));
                services.AddHttpClient<BotLine>().AddHttpMessageHandler(() => new Wire.Tap(wire));
            });
    }
}
