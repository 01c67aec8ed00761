using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.Teams.Files;
using PeerCoachBot.Tests.Door;
using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Files;

/// <summary>Somebody gets their own words, in 1:1 and nowhere else, as a file where that can be and in messages where not.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private static readonly PersonId Ana = new(FakeTeams.Tenant, Somebody.Ana.ObjectId!);

    private readonly CapturedLog log = new();
    private BotHost? started;
    private Drive? ownDrive;

    private BotHost Bot => started!;

    private Drive Drive => ownDrive!;

    public async Task InitializeAsync()
    {
        (started, ownDrive) = (await BotHost.StartAsync(log: log), await Drive.StartAsync());
        await Bot.Teams.WhisperAsync(Somebody.Ana, "help");
        foreach (var (who, words) in new[] { (Somebody.Ana, "start"), (Somebody.Ben, "join"), (Somebody.Ana, "agree"), (Somebody.Ben, "agree"), (Somebody.Ana, "begin") })
            await Bot.Teams.SayAsync(Spot.Group, who, words);
        await Bot.Teams.SayAsync(Spot.Group, Somebody.Ben, "Grow pears");
        await Bot.Teams.SayAsync(Spot.Group, Somebody.Ana, "Grow apricots");
        await Bot.IdleAsync();
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Drive.DisposeAsync();
    }

    [Fact]
    public async Task Where_files_cannot_be_offered_the_words_come_in_messages()
    {
        await ExportAsync();
        var shown = await Bot.Connector.SeeAsync(Somebody.Ana.Chat, "part 1 of 1");
        Assert.Contains("Grow apricots", shown.Now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grow pears", shown.Now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Bot.Connector.In(Spot.Group.Id), m => m.Now.Text.Contains("part 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_accepts_a_file_gets_it_where_they_said_and_sees_it_in_the_chat()
    {
        TakeFileCards();
        await ExportAsync();
        Assert.Equal(2, FileCardsShown());
        Assert.DoesNotContain(Bot.Connector.In(Somebody.Ana.Chat), m => m.Now.Text.Contains("part 1", StringComparison.Ordinal));

        await AnswerAsync("accept", "json");
        var upload = await Drive.UploadedAsync();
        var text = Encoding.UTF8.GetString(upload.Bytes);
        Assert.Contains("Grow apricots", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grow pears", text, StringComparison.Ordinal);
        Assert.Equal(("PUT", $"bytes 0-{upload.Bytes.Length - 1}/{upload.Bytes.Length}"), (upload.Method, upload.Headers["Content-Range"]));
        Assert.False(upload.Headers.ContainsKey("Authorization"));
        Assert.NotNull(JsonNode.Parse(upload.Bytes)!["record"]);
        await Bot.Connector.CalledAsync(IsFileCard, times: 3);
    }

    [Fact]
    public async Task The_table_is_another_file()
    {
        TakeFileCards();
        await AnswerAsync("accept", "csv");
        Assert.StartsWith("\uFEFF\"kind\"", Encoding.UTF8.GetString((await Drive.UploadedAsync()).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_declines_gets_nothing_and_neither_does_whoever_says_nothing_of_where()
    {
        await AnswerAsync("decline", "json");
        await AnswerAsync("accept", "json", info => info.Remove("uploadUrl"));
        await AnswerAsync("accept", "json", where: Spot.Group);
        await SettleAsync();
        Assert.Equal(0, Drive.Calls);
    }

    [Fact]
    public async Task A_repeated_answer_uploads_nothing_twice()
    {
        TakeFileCards();
        await AnswerAsync("accept", "json");
        await Drive.UploadedAsync();
        await AnswerAsync("accept", "json");
        await SettleAsync();
        Assert.Equal(1, Drive.Calls);
    }

    [Fact]
    public async Task No_redirection_is_followed_and_the_words_come_in_messages()
    {
        await using var trap = await Drive.StartAsync();
        Drive.Elsewhere = $"{trap.Address}/trap";
        await AnswerAsync("accept", "json");
        await Bot.Connector.SeeAsync(Somebody.Ana.Chat, "part 1 of 1");
        Assert.Contains((1310, "A file could not be put where its owner wanted it: status 307 "), log.Lines);
        Assert.Equal((1, 0), (Drive.Calls, trap.Calls));
    }

    [Fact]
    public async Task An_address_that_is_nobodys_is_not_called()
    {
        await AnswerAsync("accept", "json", info => info["uploadUrl"] = Drive.Address.Replace("http://", "http://ana@", StringComparison.Ordinal));
        await Bot.Connector.SeeAsync(Somebody.Ana.Chat, "part 1 of 1");
        Assert.Equal(0, Drive.Calls);
    }

    [Fact]
    public async Task What_somebody_asks_for_in_a_group_comes_in_their_own_chat()
    {
        var group = new Address.Shared(new Conversation(FakeTeams.Tenant, Spot.Group.Id, ConversationKind.GroupChat));
        await Bot.Services.GetRequiredService<DataExports>().SendAsync(Ana, group, "en", CancellationToken.None);
        await Bot.Connector.SeeAsync(Somebody.Ana.Chat, "part 1 of 1");
        Assert.DoesNotContain(Bot.Connector.In(Spot.Group.Id), m => m.Now.Text.Contains("part 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cards_are_as_Teams_wants_them()
    {
        var consent = JsonNode.Parse(FileCards.Consent(new FileOffer("csv", "data.csv", 12, "Everything")))!;
        var content = """{"description":"Everything","sizeInBytes":12,"acceptContext":{"form":"csv"},"declineContext":{"form":"csv"}}""";
        AssertSame($$"""{"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"data.csv","content":{{content}}}""", consent);
        var info = JsonNode.Parse(FileCards.Info(new UploadInfo("csv", "https://u", "https://c", "data.csv", "1", "csv")))!;
        AssertSame(
            """{"contentType":"application/vnd.microsoft.teams.card.file.info","name":"data.csv","contentUrl":"https://c","content":{"uniqueId":"1","fileType":"csv"}}""",
            info);
    }

    private static void AssertSame(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static bool IsFileCard(ConnectorCall call) => call is { Verb: Verb.Post, Shown: null };

    private int FileCardsShown() => Bot.Connector.Calls.Count(IsFileCard);

    private void TakeFileCards() => Bot.Connector.Answer(IsFileCard, new Answer(201, Body: """{"id":"1"}"""));

    private Task ExportAsync() => Bot.Services.GetRequiredService<DataExports>().SendAsync(Ana, new Address.Private(Ana), "en", CancellationToken.None);

    /// <summary>What the client sends when somebody answers to the offer of a file.</summary>
    private async Task AnswerAsync(string action, string form, Action<JsonObject>? change = null, Spot? where = null)
    {
        var invoke = Bot.Teams.Activity("invoke", where ?? Spot.With(Somebody.Ana), Somebody.Ana, $"f:{Guid.NewGuid()}");
        invoke["name"] = "fileConsent/invoke";
        JsonObject info = new()
        {
            ["contentUrl"] = $"{Drive.Address}/data.{form}",
            ["name"] = $"data.{form}",
            ["uploadUrl"] = $"{Drive.Address}/upload",
            ["uniqueId"] = "1",
            ["fileType"] = form,
        };
        change?.Invoke(info);
        invoke["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = new JsonObject { ["form"] = form },
            ["uploadInfo"] = action == "accept" ? info : null,
        };
        Assert.Null(await Bot.Teams.AnswerAsync(invoke));
    }

    private async Task SettleAsync()
    {
        var files = Bot.Services.GetRequiredService<FileAnswers>();
        while (!files.IsIdle)
            await Task.Yield();
    }
}
