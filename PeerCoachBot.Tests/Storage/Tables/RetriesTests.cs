using System.Net;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>What is tried again, how often, and when; and pages.</summary>
public sealed class RetriesTests
{
    private const string Row = """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}""";

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_fails_for_a_while_is_tried_again(int status)
    {
        using var stub = new StubService().Then((HttpStatusCode)status).Then((HttpStatusCode)status).Then(HttpStatusCode.OK, Row);
        Assert.NotNull(await stub.FindAsync());
        Assert.Equal(3, stub.Sent.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task What_fails_for_good_is_not(int status)
    {
        using var stub = new StubService().Then((HttpStatusCode)status, "<Error><Code>Why</Code></Error>");
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => stub.FindAsync());
        Assert.Contains($"{status} Why", failure.Message, StringComparison.Ordinal);
        Assert.Single(stub.Sent);
    }

    [Fact]
    public async Task After_the_last_try_the_store_is_unavailable()
    {
        using var stub = new StubService();
        for (var n = 0; n < 9; n++)
            stub.Then(HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => stub.FindAsync());
        Assert.Equal(new Patience().MostTries, stub.Sent.Count);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        using var stub = new StubService().Then(HttpStatusCode.TooManyRequests, "", ("Retry-After", "2")).Then(HttpStatusCode.OK, Row);
        var find = stub.FindAsync();
        await stub.PausesAsync(sent: 1, FakeClock.Start.AddSeconds(2));
        stub.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Single(stub.Sent);
        stub.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotNull(await find);
    }

    [Fact]
    public async Task Retry_After_beyond_the_budget_is_not()
    {
        using var stub = new StubService().Then(HttpStatusCode.ServiceUnavailable, "", ("Retry-After", "8")).Then(HttpStatusCode.OK, Row);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => stub.FindAsync());
        Assert.Single(stub.Sent);
    }

    [Fact]
    public async Task Each_try_is_signed_anew()
    {
        using var stub = new StubService().Then(HttpStatusCode.ServiceUnavailable, "", ("Retry-After", "2")).Then(HttpStatusCode.OK, Row);
        var find = stub.FindAsync();
        await stub.PausesAsync(sent: 1, FakeClock.Start.AddSeconds(2));
        stub.Clock.Advance(TimeSpan.FromSeconds(2));
        await find;
        Assert.Equal(["Mon, 23 Nov 2026 09:00:00 GMT", "Mon, 23 Nov 2026 09:00:02 GMT"], stub.Sent.Select(sent => sent.Date));
        Assert.NotEqual(stub.Sent[0].Signature, stub.Sent[1].Signature);
    }

    [Fact]
    public async Task A_try_without_an_answer_is_given_up_for_another()
    {
        using var stub = new StubService(new Patience { EachTry = TimeSpan.FromMilliseconds(50) }).ThenSilence().Then(HttpStatusCode.OK, Row);
        Assert.NotNull(await stub.FindAsync());
    }

    [Fact]
    public async Task Whatever_is_waited_for_the_whole_has_an_end()
    {
        var patience = new Patience { EachTry = TimeSpan.FromHours(1) };
        Assert.InRange(patience.Total, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        using var stub = new StubService(patience).ThenSilence();
        var find = stub.FindAsync();
        await stub.PausesAsync(sent: 1, FakeClock.Start + patience.Total);
        stub.Clock.Advance(patience.Total);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => find);
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_that_the_store_is_unavailable()
    {
        using var stub = new StubService(new Patience { EachTry = TimeSpan.FromHours(1) }).ThenSilence();
        using CancellationTokenSource giveUp = new();
        var find = stub.Service.FindAsync("T", "p", "r", giveUp.Token);
        await stub.PausesAsync(sent: 1, FakeClock.Start + new Patience().Total);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => find);
    }

    [Theory]
    [InlineData(503, true)]
    [InlineData(500, true)]
    [InlineData(429, false)]
    public async Task A_refusal_after_a_try_of_which_nobody_knows_may_be_an_echo(int first, bool mayBeOurs)
    {
        using var stub = new StubService().Then((HttpStatusCode)first).Then(HttpStatusCode.PreconditionFailed);
        var result = await stub.Service.WriteAsync("T", TableOperation.Replace(new TableRow("p", "r"), "W/\"1\""));
        Assert.Equal(new WriteResult.Refused(mayBeOurs), result);
    }

    [Fact]
    public async Task An_empty_page_may_be_followed_by_another()
    {
        const string Empty = """{"value":[]}""";
        using var stub = new StubService()
            .Then(HttpStatusCode.OK, Empty, ("x-ms-continuation-NextPartitionKey", "1!8!dDE/="), ("x-ms-continuation-NextRowKey", "1!4!YQ--"))
            .Then(HttpStatusCode.OK, $$"""{"value":[{{Row}}]}""", ("x-ms-continuation-NextPartitionKey", "1!8!dDI-"))
            .Then(HttpStatusCode.OK, Empty);
        Assert.Single(await stub.Service.QueryAsync("T", "PartitionKey eq 'p'", default).ToListAsync());
        Assert.EndsWith("&NextPartitionKey=1%218%21dDE%2F%3D&NextRowKey=1%214%21YQ--", stub.Sent[1].Address.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&NextPartitionKey=1%218%21dDI-", stub.Sent[2].Address.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "TableNotFound")]
    [InlineData(404, "")]
    public async Task A_missing_table_is_no_missing_row(int status, string code)
    {
        using var stub = new StubService().Then((HttpStatusCode)status, $$$"""{"odata.error":{"code":"{{{code}}}"}}""");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => stub.FindAsync());
    }

    [Fact]
    public async Task A_missing_row_is_missing()
    {
        using var stub = new StubService().Then(HttpStatusCode.NotFound, """{"odata.error":{"code":"ResourceNotFound"}}""");
        Assert.Null(await stub.FindAsync());
    }
}
