using System.Globalization;
using System.Text.Json;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Places;

namespace PeerCoachBot.Bench;

/// <summary>
/// Many people with ten commitments each, as the bot would have stored them. Of the first, one is due at a moment, and of as
/// many others at a later one.
/// </summary>
/// <param name="atOnce">How many are stored at a time.</param>
internal sealed class Promisers(int people, int due, string serviceUrl, int atOnce)
{
    public const int Each = 10;

    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    /// <summary>Whenever the measurement is made, they work.</summary>
    private static readonly WorkingTime Always = new(WorkingTime.Utc, Enum.GetValues<DayOfWeek>(), TimeOnly.MinValue, TimeOnly.MaxValue);

    /// <summary>Stores them all, and gives the moment at which the first are due.</summary>
    public async Task<DateTimeOffset> FillAsync(IStore store, TimeSpan dueIn, TimeSpan laterBy)
    {
        await FillAsync(store, Enumerable.Range(2 * due, people - (2 * due)), TimeProvider.System.GetUtcNow());
        var dueAt = TimeProvider.System.GetUtcNow() + dueIn;
        await FillAsync(store, Enumerable.Range(0, due), dueAt);
        await FillAsync(store, Enumerable.Range(due, due), dueAt + laterBy);
        return dueAt;
    }

    private async Task FillAsync(IStore store, IEnumerable<int> numbers, DateTimeOffset at)
    {
        foreach (var some in numbers.Chunk(atOnce))
            await Task.WhenAll(some.Select(n => FillAsync(store, n, at)));
    }

    private async Task FillAsync(IStore store, int n, DateTimeOffset at)
    {
        var person = Person(n, at);
        var id = SessionId.OfPerson(person.Id);
        await store.WriteHintAsync(id, person.WakeAt!.Value, default);
        await CommitAsync(store, id, JsonSerializer.Serialize(person, PersonJson.Default.Person), person.WakeAt, at);
        if (n >= 2 * due)
            return;
        Place place = new() { ServiceUrl = serviceUrl, Bot = "28:bot", Account = $"29:bench{n}x0", Chat = Triad.Chat($"29:bench{n}x0") };
        await CommitAsync(store, PlaceAggregate.OfPerson(person.Id), JsonSerializer.Serialize(place, PlaceJson.Default.Place), hint: null, at);
    }

    private static async Task CommitAsync(IStore store, AggregateId id, string state, DateTimeOffset? hint, DateTimeOffset at)
    {
        Commit commit = new()
        {
            Aggregate = id,
            ETag = null,
            Document = new Document(state, 1, new Dictionary<string, PostedCard>(), hint),
            EventId = null,
            CommitId = "filled",
            At = at,
        };
        if (await store.CommitAsync(commit, default) is not CommitResult.Committed)
            throw new InvalidOperationException($"{id} was not stored.");
    }

    /// <summary>One commitment of the first people is nudged at that moment; all others are, some day of the next thirty.</summary>
    private Person Person(int n, DateTimeOffset at)
    {
        var (isDue, today) = (n < 2 * due, Always.DayAt(at));
        List<Commitment> commitments =
            [.. Enumerable.Range(0, Each).Select(c => Commitment(n, c, isDue && c == 0 ? today : today.AddDays(2 + ((n + (7 * c)) % 30)), at))];
        return new Person
        {
            Id = new PersonId(Tenant, $"{n:x8}-0000-4000-8000-000000000000"),
            Name = "Abe Lund",
            Revision = 1,
            Profile = new Profile { Zone = WorkingTime.Utc, Days = Always.Days, From = Always.From, To = Always.To },
            Commitments = commitments,
            WakeAt = isDue ? at : NudgeDay.Next(commitments, new Availability(Always), at),
        };
    }

    private static Commitment Commitment(int n, int c, DateOnly target, DateTimeOffset at) => new Commitment
    {
        Id = ((n * Each) + c).ToString("x20", CultureInfo.InvariantCulture),
        Text = "write down what a good Monday would look like, and show it to two people",
        Due = target,
        Plan = new IfThen("the morning is gone before I sit down", "I do it after lunch, with the door closed"),
        Made = new Origin(at.AddDays(-20), []),
        History = [new Change(at.AddDays(-20), ChangeKind.Made)],
    }.Planning(NudgePlan.For(target, Always.DayAt(at).AddDays(-1), Always));
}
