using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Cards;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Trust;

/// <summary>Whatever people are called and write is kept as it is and shown letter by letter, by the whole bot.</summary>
public sealed class MarkupTests
{
    private const int AtOnce = 4;

    private static readonly (string, string)[] Ticked = [.. Enumerable.Range(1, 5).Select(n => ($"rule{n}", "true"))];

    /// <summary>A string, and the mark by which it is known wherever it has got to.</summary>
    private static readonly IReadOnlyList<(string Text, string Mark)> Strings = [.. MarkupStrings.All.Select((text, number) => ($"{text} zq{number:000}", $"zq{number:000}"))];

    [NeedsSqliteFact]
    public async Task Names_answers_and_next_steps_are_kept_and_shown_letter_by_letter()
    {
        Assert.True(Strings.Count >= 60);
        await using var bot = await BotHost.StartAsync();
        foreach (var (number, strings) in Strings.Chunk(AtOnce).Index())
        {
            Spot here = new($"19:markup{number}@thread.v2", "groupChat");
            IReadOnlyList<Somebody> people = [.. strings.Select((s, n) => new Somebody(s.Text, $"29:m{number}x{n}", $"00000000-0000-0000-{number:0000}-00000000000{n}", $"a:m{number}x{n}"))];
            bot.Connector.SetRoster(here.Id, people);
            await PlayAsync(bot, here, people);
            AssertKept(await SessionAsync(bot, here), people);
        }

        await bot.IdleAsync();
        List<string> faults = [.. bot.Connector.Calls.Where(c => c.Shown is not null).SelectMany(FaultsOf)];
        var seen = string.Join('\n', bot.Connector.Calls.SelectMany(c => c.Shown?.Paragraphs ?? []).Where(p => p.IsLiteral).Select(p => LiteralWords.Seen(p.Text)));
        foreach (var (text, _) in Strings)
            foreach (var shown in new[] { text, $"{text} answers", $"{text} will", $"If {text} if", $"then {text} then" })
                if (!seen.Contains(LiteralWords.Seen(shown), StringComparison.Ordinal))
                    faults.Add($"never seen: {shown}");
        Faults.AssertNone(faults);
    }

    private static async Task PlayAsync(BotHost bot, Spot here, IReadOnlyList<Somebody> people)
    {
        var presser = new Presser(bot, here);
        await bot.Teams.SayAsync(here, people[0], "start");
        await bot.IdleAsync();
        foreach (var who in people)
            await presser.FillAsync(who, "Take part", Ticked);
        await presser.PressAsync(people[0], "Begin");
        foreach (var who in people)
            await presser.FillAsync(who, "Write my answer", ("answer", $"{who.Name} answers"));
        await presser.PressAsync(people[0], "Next");
        foreach (var who in people)
            await bot.Teams.SayAsync(here, who, "pass");
        foreach (var who in people)
            await presser.PressAsync(who, "Pass");
        await bot.Teams.SayAsync(here, people[0], "next");
        await bot.IdleAsync();
        foreach (var who in people)
            await presser.FillAsync(who, "Write my next step", ("text", $"{who.Name} will"), ("due", "2026-12-01"), ("if", $"{who.Name} if"), ("then", $"{who.Name} then"));
        await bot.Teams.SayAsync(here, people[1], "status");
        await bot.Teams.SayAsync(here, people[0], "end");
        await bot.IdleAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    private static IEnumerable<string> FaultsOf(ConnectorCall call)
    {
        var json = call.Shown!.Json;
        foreach (var fault in CardRules.Faults(json))
            yield return $"{fault}: {json}";
        foreach (var text in CardJson.EverythingElse(json).Append(call.Summary).Where(HasMark))
            yield return $"stands where markup has an effect: {text}";
        foreach (var text in CardJson.Literally(json).Where(text => !LiteralWords.IsCalm(text)))
            yield return $"turns what is around it: {JsonSerializer.Serialize(text)}";
        if (json.Contains("\"entities\"", StringComparison.Ordinal) || json.Contains("\"msteams\":{\"en", StringComparison.Ordinal))
            yield return $"has entities: {json}";
    }

    private static void AssertKept(Session session, IReadOnlyList<Somebody> people)
    {
        foreach (var who in people)
        {
            PersonId id = new(FakeTeams.Tenant, who.ObjectId!);
            var written = LiteralWords.Kept(who.Name);
            Assert.Equal(who.Name, session.Find(id)!.Who.Name);
            Assert.Equal(Trim($"{written} answers"), session.AnswerOf(id, "goal")!.Text);
            var step = Assert.Single(session.NextSteps, c => c.By == id);
            Assert.Equal([Trim($"{written} will"), Trim($"{written} if"), Trim($"{written} then")], [step.Text, step.Plan!.If, step.Plan.Then]);
        }
    }

    private static async Task<Session> SessionAsync(BotHost bot, Spot here)
    {
        var id = SessionId.Of(new Conversation(FakeTeams.Tenant, here.Id, ConversationKind.GroupChat));
        var stored = await bot.Services.GetRequiredService<IStore>().LoadAsync(id, default);
        return JsonSerializer.Deserialize(stored!.Document.State, SessionJson.Default.Session)!;
    }

    private static string Trim(string words) => words.Trim();

    private static bool HasMark(string text) => Strings.Any(s => text.Contains(s.Mark, StringComparison.Ordinal));
}
