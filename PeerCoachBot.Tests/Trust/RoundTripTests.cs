using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Trust;

/// <summary>What somebody writes is kept, and given back to them, code unit for code unit.</summary>
[Collection(Azurite.Name)]
public sealed class RoundTripTests(Azurite azurite)
{
    private const int Many = 500;

    private static readonly PersonId AnaId = new(FakeTeams.Tenant, Ana.ObjectId!);

    [NeedsSqliteFact]
    public Task The_file_keeps_all_but_control_characters_and_the_dialog_shows_all_that_does_not_turn_the_direction() => ComesBackAsync(over: null);

    [NeedsNodeFact]
    public async Task The_tables_keep_all_but_control_characters_and_the_dialog_shows_all_that_does_not_turn_the_direction()
    {
        var tables = await azurite.NewStoreAsync();
        await ComesBackAsync(file =>
        {
            (file as IDisposable)?.Dispose();
            return tables;
        });
    }

    [NeedsSqliteTheory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00 first")]
    [InlineData("half \\ud83d of one")]
    [InlineData("turned \\ude00\\ud83d around")]
    public async Task Half_a_character_is_refused_with_400_typed_or_written_in_a_dialog(string half)
    {
        await using var bot = await BegunAsync(over: null);
        var dialog = await new Presser(bot, Spot.Group).OpenAsync(Ana, "Write my answer");
        var submit = bot.Teams.Submit(Spot.Group, Ana, Button.In(dialog.Card)[0], ("answer", "HALF")).ToJsonString();
        var whisper = bot.Teams.Message(Spot.With(Ana), Ana, "HALF").ToJsonString();
        foreach (var activity in new[] { submit, whisper })
        {
            using var answer = await bot.Teams.DeliverAsync(activity.Replace("HALF", half, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Null((await SessionAsync(bot)).AnswerOf(AnaId, "goal"));
    }

    [NeedsSqliteTheory]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public async Task Bytes_that_are_no_UTF8_are_refused_with_400_typed_or_written_in_a_dialog(byte[] bytes)
    {
        await using var bot = await BegunAsync(over: null);
        var dialog = await new Presser(bot, Spot.Group).OpenAsync(Ana, "Write my answer");
        foreach (var activity in new[] { bot.Teams.Submit(Spot.Group, Ana, Button.In(dialog.Card)[0], ("answer", "HALF")), bot.Teams.Message(Spot.With(Ana), Ana, "HALF") })
        {
            var parts = activity.ToJsonString().Split("\"HALF\"");
            using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(parts[0] + '"'), .. bytes, .. Encoding.UTF8.GetBytes('"' + parts[1])]);
            content.Headers.ContentType = new("application/json");
            using var answer = await bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Null((await SessionAsync(bot)).AnswerOf(AnaId, "goal"));
    }

    [NeedsSqliteFact]
    public async Task A_long_name_is_not_cut_within_a_character()
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var (number, name) in new[] { new string('x', 79) + "😀😀", new string('x', 78) + "e\u0301\u0323\u0338", string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 9)) }.Index())
        {
            Spot here = new($"19:names{number}@thread.v2", "groupChat");
            bot.Connector.SetRoster(here.Id, Ana, Ben);
            await bot.Teams.SayAsync(here, Ana with { Name = name }, "start");
            var kept = (await SessionAsync(bot, here)).Find(AnaId)!.Who.Name;
            var whole = System.Globalization.StringInfo.ParseCombiningCharacters(name);
            Assert.InRange(kept.Length, 60, 80);
            Assert.Contains(kept.Length, whole);
            Assert.StartsWith(kept, name, StringComparison.Ordinal);
        }
    }

    private static async Task ComesBackAsync(Func<IStore, IStore>? over)
    {
        await using var bot = await BegunAsync(over);
        var here = new Presser(bot, Spot.Group);
        List<string> faults = [];
        foreach (var text in AwkwardStrings.Of(Many))
        {
            await here.FillAsync(Ana, "Write my answer", ("answer", text));
            var kept = (await SessionAsync(bot)).AnswerOf(AnaId, "goal")?.Text;
            var shown = (await here.OpenAsync(Ana, "Write my answer")).Value("answer");
            var meant = LiteralWords.Kept(text);
            if (!string.Equals(kept, meant, StringComparison.Ordinal))
                faults.Add($"kept {Units(kept)} instead of {Units(meant)}");
            if (!string.Equals(shown, LiteralWords.Unturned(meant), StringComparison.Ordinal))
                faults.Add($"gave back {Units(shown)} instead of {Units(meant)}");
            bot.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        Faults.AssertNone(faults);
    }

    private static async Task<BotHost> BegunAsync(Func<IStore, IStore>? over)
    {
        var bot = await BotHost.StartAsync(over);
        foreach (var (who, text) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ben, "begin") })
            await bot.Teams.SayAsync(Spot.Group, who, text);
        await bot.Connector.SeeAsync(Spot.Group.Id, "What do we want to accomplish");
        return bot;
    }

    private static async Task<Session> SessionAsync(BotHost bot, Spot? here = null)
    {
        var id = SessionId.Of(new Conversation(FakeTeams.Tenant, (here ?? Spot.Group).Id, ConversationKind.GroupChat));
        var stored = await bot.Services.GetRequiredService<IStore>().LoadAsync(id, default);
        return JsonSerializer.Deserialize(stored!.Document.State, SessionJson.Default.Session)!;
    }

    private static string Units(string? text) => text is null ? "nothing" : string.Join(' ', text.Take(60).Select(c => $"{(int)c:X4}"));
}
