using System.Text.Json;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// The rows of an aggregate's partition. In the order of their keys: <c>document</c>, <c>outbox_…</c>, <c>past_…</c>,
/// <c>seen_…</c>, so that what a load needs stands together and first.
/// </summary>
internal static class AggregateRows
{
    public const string DocumentKey = "document";

    /// <summary>Written by whoever writes a row, so that it is known again whatever the answer was: a commit's id, or one of its own.</summary>
    public const string Stamp = "Stamp";

    /// <summary>When an event was seen.</summary>
    public const string At = "At";

    private const string State = "State";
    private const string Rest = "Rest";
    private const string Body = "Body";
    private const string Past = "past_";
    private const string PastId = "Key";

    /// <summary>The document and the outbox, and neither what is past nor what was seen.</summary>
    public static string LoadFilter(AggregateId id) => $"PartitionKey eq '{TableKey.Of(id)}' and RowKey lt 'p'";

    /// <summary>The states that were put aside.</summary>
    public static string PastFilter(AggregateId id) =>
        $"PartitionKey eq '{TableKey.Of(id)}' and RowKey ge '{Past}' and RowKey lt 'past~'";

    /// <summary>The events of one partition that were seen before a moment.</summary>
    public static string SeenFilter(string partition, DateTimeOffset before) =>
        $"PartitionKey eq '{partition}' and RowKey ge 'seen_' and RowKey lt 'seen~' and {At} lt '{TableKey.Moment(before)}'";

    public static string OutboxKey(string id) => $"outbox_{TableKey.Part(id)}";

    public static string PastKey(string key) => Past + TableKey.Part(key);

    public static string SeenKey(string eventId) => $"seen_{TableKey.Part(eventId)}";

    /// <summary>The core's state stands beside the rest, so that it is not escaped twice.</summary>
    public static TableRow Write(AggregateId id, Document document, string stamp) => LongText.Write(
        new TableRow(TableKey.Of(id), DocumentKey) { [Stamp] = stamp },
        (State, document.State),
        (Rest, JsonSerializer.Serialize(document with { State = "" }, StoreJson.Default.Document)));

    public static Document ReadDocument(TableRow row) =>
        (JsonSerializer.Deserialize(LongText.Read(row, Rest), StoreJson.Default.Document) ?? throw new JsonException("The stored document is null."))
        with
        { State = LongText.Read(row, State) };

    public static TableRow Write(OutboxRow row, string stamp) => LongText.Write(
        new TableRow(TableKey.Of(row.Aggregate), OutboxKey(row.Id)) { [Stamp] = stamp },
        (Body, JsonSerializer.Serialize(row, StoreJson.Default.OutboxRow)));

    public static OutboxRow ReadOutbox(TableRow row) =>
        (JsonSerializer.Deserialize(LongText.Read(row, Body), StoreJson.Default.OutboxRow) ?? throw new JsonException("The stored outbox row is null."))
        with
        { ETag = row.ETag };

    public static TableRow Write(PastState past, string stamp) => LongText.Write(
        new TableRow(TableKey.Of(past.Aggregate), PastKey(past.Key)) { [Stamp] = stamp, [PastId] = past.Key },
        (State, past.State),
        (Rest, JsonSerializer.Serialize(past.Cards, StoreJson.Default.PastCards)));

    /// <param name="key">What the row was asked for by; one of an earlier release does not say it itself.</param>
    public static PastState ReadPast(AggregateId id, TableRow row, string? key = null) => new(id, key ?? KeyOf(row), LongText.Read(row, State))
    {
        Cards = LongText.Holds(row, Rest) ? ReadCards(LongText.Read(row, Rest)) : PastCards.Unknown,
        ETag = row.ETag,
    };

    private static PastCards ReadCards(string json) =>
        JsonSerializer.Deserialize(json, StoreJson.Default.PastCards) ?? throw new JsonException("The stored cards are null.");

    private static string KeyOf(TableRow row) => row.Texts.TryGetValue(PastId, out var key) ? key : TableKey.Id(row.RowKey[Past.Length..]);

    public static TableRow WriteSeen(AggregateId id, string eventId, string commitId, DateTimeOffset at) =>
        new(TableKey.Of(id), SeenKey(eventId)) { [Stamp] = commitId, [At] = TableKey.Moment(at) };
}
