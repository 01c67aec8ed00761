using System.Text.Json;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Texts over several properties.</summary>
public sealed class LongTextTests
{
    private const string Rocket = "🚀";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(31_999, 1)]
    [InlineData(32_000, 1)]
    [InlineData(32_001, 2)]
    [InlineData(64_000, 2)]
    [InlineData(64_001, 3)]
    public void A_text_takes_as_many_pieces_as_it_needs(int length, int pieces) =>
        Assert.Equal(pieces, AssertWhole(new string('x', length)).Count);

    [Theory]
    [InlineData(31_998)]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(63_998)]
    [InlineData(63_999)]
    public void A_character_that_takes_two_places_is_not_cut(int before)
    {
        var pieces = AssertWhole(new string('x', before) + Rocket + new string('y', 40_000));
        Assert.Single(pieces, piece => piece.Contains(Rocket, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_such_characters_alone_is_not_cut_in_one() =>
        Assert.All(AssertWhole("x" + string.Concat(Enumerable.Repeat(Rocket, 100_000))), piece => Assert.False(char.IsLowSurrogate(piece[0])));

    [Theory]
    [InlineData(LongText.MostPlain, true)]
    [InlineData(LongText.MostPlain + 1, false)]
    public void What_would_not_fit_into_a_row_is_compressed(int length, bool isPlain)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(n => (char)(0x4E00 + (n * 7919 % 20_000))));
        var row = LongText.Write(new TableRow("p", "r"), ("Body", text));
        Assert.Equal(isPlain, row.Bytes.Count == 0);
        Assert.Equal(isPlain, row.Texts.Count > 0);
        Assert.InRange(row.Size, 1, TableRow.MostBytes);
        Assert.Equal(text, LongText.Read(RowJsonRoundTrip(row), "Body"));
    }

    [Fact]
    public void Two_texts_do_not_meet_in_a_row()
    {
        var row = LongText.Write(new TableRow("p", "r"), ("Body", new string('a', 70_000)), ("BodyBr", "b"), ("Body1", "c"));
        Assert.Equal(new string('a', 32_000), row["Body0"]);
        Assert.Equal("b", LongText.Read(row, "BodyBr"));
    }

    [Fact]
    public void A_text_that_is_missing_is_not_guessed() =>
        Assert.Throws<JsonException>(() => LongText.Read(new TableRow("p", "r") { ["Other0"] = "x" }, "Body"));

    private static List<string> AssertWhole(string text)
    {
        List<string> pieces = [.. LongText.Split(text)];
        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 0, LongText.MostOfPiece));
        Assert.All(pieces, piece => Assert.False(piece.Length > 0 && char.IsHighSurrogate(piece[^1])));
        return pieces;
    }

    private static TableRow RowJsonRoundTrip(TableRow row)
    {
        var json = System.Text.Encoding.UTF8.GetString(RowJson.Write(row));
        return RowJson.ReadOne(BinaryData.FromString("{\"odata.etag\":\"e\"," + json[1..]));
    }
}
