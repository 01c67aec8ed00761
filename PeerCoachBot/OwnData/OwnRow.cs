using System.Globalization;
using System.Text.Json.Nodes;
using PeerCoachBot.Commitments.Dates;

namespace PeerCoachBot.OwnData;

/// <summary>One thing that is kept of somebody: what it is, where it is from, and the words.</summary>
/// <param name="Kind"><c>attendance</c>, <c>answer</c>, <c>next step</c>, <c>draft</c> or <c>record</c>.</param>
/// <param name="About">The question, or of an entry of their record its path.</param>
internal sealed record OwnRow(string Kind, OwnSession? Session, string About, string Text, string Details, string At)
{
    public static readonly IReadOnlyList<string> Columns = ["kind", "session date", "conversation", "session", "about", "text", "details", "at"];

    public IReadOnlyList<string> Cells =>
        [Kind, Session is null ? "" : Iso(Session.StartedAt), Session?.Conversation ?? "", Session?.Session ?? "", About, Text, Details, At];

    public static IEnumerable<OwnRow> Of(PersonalData data) =>
        data.Sessions.SelectMany(Of).Concat(Entries(data.Record, "").Select(entry => new OwnRow("record", null, entry.Path, entry.Text, "", "")));

    private static IEnumerable<OwnRow> Of(OwnSession session) =>
    [
        new("attendance", session, session.Focus, session.Name, Attendance(session), session.ClosedAt is { } closed ? Iso(closed) : ""),
        .. session.Answers.Select(a => new OwnRow("answer", session, $"{a.Question}: {a.Asked}", a.Text, a.Passed ? "passed" : "", Iso(a.EditedAt ?? a.At))),
        .. session.NextSteps.Select(step => new OwnRow("next step", session, Due(step), step.Text, Beside(step), "")),
        .. session.Draft is { } draft ? [new OwnRow("draft", session, "", draft, "", "")] : (IEnumerable<OwnRow>)[],
    ];

    private static string Attendance(OwnSession session) => string.Join(
        ", ",
        new[]
        {
            session.AcceptedGroundRules ? "accepted the ground rules" : "",
            session.HadCoachingTurn ? "had a coaching turn" : "",
            session.AgreedToShowWords ? "agreed to show words" : "",
            session.Left ? "left" : "",
        }.Where(part => part.Length > 0));

    private static string Due(OwnNextStep step) => step.Due is { } due ? IsoDay.Write(due) : "";

    private static string Beside(OwnNextStep step) => string.Join(
        "\n",
        new[]
        {
            step.If is null ? "" : $"if: {step.If}",
            step.Then is null ? "" : $"then: {step.Then}",
            step.Witness is null ? "" : $"witness: {step.Witness}",
        }.Where(part => part.Length > 0));

    /// <summary>Every value of a document, with the path that leads there.</summary>
    private static IEnumerable<(string Path, string Text)> Entries(JsonNode? node, string path) => node switch
    {
        JsonObject some => some.SelectMany(member => Entries(member.Value, path.Length == 0 ? member.Key : $"{path}/{member.Key}")),
        JsonArray items => items.SelectMany((item, n) => Entries(item, $"{path}/{n + 1}")),
        JsonValue value => [(path, value.TryGetValue<string>(out var text) ? text : value.ToJsonString())],
        _ => [],
    };

    private static string Iso(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
