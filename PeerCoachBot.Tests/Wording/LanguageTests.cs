using PeerCoachBot.Text;

namespace PeerCoachBot.Tests.Wording;

public sealed class LanguageTests
{
    private static readonly DateOnly Day = new(2026, 12, 4);

    [Theory]
    [InlineData("de-AT")]
    [InlineData("fr")]
    [InlineData("sw-KE")]
    [InlineData("ar")]
    [InlineData("xx-YY")]
    public void A_language_without_wording_is_answered_wholly_in_English(string language)
    {
        var words = Words.In(language);
        Assert.Equal("Peer coaching session", words["Gather_Title"]);
        Assert.Contains("December", words.Day(Day), StringComparison.Ordinal);
        Assert.Equal("en", words.Culture.TwoLetterISOLanguageName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("not a locale!")]
    [InlineData("en-")]
    [InlineData("-")]
    [InlineData("../../etc/passwd")]
    [InlineData("\0")]
    [InlineData("en_GB.UTF-8")]
    [InlineData("😀")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_language_that_is_none_is_answered_in_English(string language) =>
        Assert.Equal("Peer coaching session", Words.In(language)["Gather_Title"]);

    [Theory]
    [InlineData("en-GB", "Friday, 4 December 2026")]
    [InlineData("en-US", "Friday, December 4, 2026")]
    public void Dates_are_written_as_the_reader_writes_them(string language, string day) =>
        Assert.Equal(day, Words.In(language).Day(Day));

    [Theory]
    [InlineData(0.5, "half a minute")]
    [InlineData(1, "1 minute")]
    [InlineData(1.5, "one and a half minutes")]
    [InlineData(2, "2 minutes")]
    [InlineData(7.5, "7 and a half minutes")]
    public void Minutes_are_said_as_one_says_them(double minutes, string said) =>
        Assert.Equal(said, Words.In("en").Minutes(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("Ana", new[] { "Ana" })]
    [InlineData("Ana and Ben", new[] { "Ana", "Ben" })]
    [InlineData("Ana, Ben and Chidi", new[] { "Ana", "Ben", "Chidi" })]
    public void Several_names_stand_in_a_row(string said, string[] names) => Assert.Equal(said, Words.In("en").List(names));

    [Fact]
    public void A_sentence_that_does_not_exist_is_a_fault_of_the_program() =>
        Assert.Throws<InvalidOperationException>(() => Words.In("en")["Nothing_OfThatName"]);
}
