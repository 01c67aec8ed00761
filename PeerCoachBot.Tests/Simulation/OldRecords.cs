using System.Globalization;
using System.Text.Json;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>What people of a run had made and ended before it began: enough to be put aside some days into it.</summary>
internal static class OldRecords
{
    /// <summary>When they were ended, before the run begins.</summary>
    private static readonly TimeSpan Ago = PuttingAside.Rest - TimeSpan.FromDays(2);

    /// <summary>Writes them into the store; gives their texts by whose they are.</summary>
    public static async Task<IReadOnlyList<(string Who, IReadOnlyList<string> Texts)>> WriteAsync(IStore store, IReadOnlyList<string> names, Func<string, string> word)
    {
        List<(string, IReadOnlyList<string>)> all = [];
        foreach (var name in names)
        {
            var record = Of(name, word(name));
            await store.CommitAsync(
                new Commit
                {
                    Aggregate = TallyAggregate.IdOf(name),
                    ETag = null,
                    Document = new Document(JsonSerializer.Serialize(record, PersonJson.Default.Person), 0, new Dictionary<string, PostedCard>()),
                    EventId = null,
                    CommitId = $"old {name}",
                    At = FakeClock.Start,
                },
                default);
            all.Add((name, [.. record.Commitments.Select(c => c.Text)]));
        }

        return all;
    }

    private static Person Of(string name, string word)
    {
        var desk = new Desk(name) { Now = FakeClock.Start - Ago };
        for (var n = 0; n < PuttingAside.Fewest + 1; n++)
        {
            var due = desk.Today.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            desk.Type($"I will {word} before {n} by {due}");
            desk.Press(OwnVerbs.Done, desk.Person.Open().Single().Id);
        }

        return desk.Person;
    }
}
