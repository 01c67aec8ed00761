using System.Text;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Transactions as they are sent and answered; one that the service would refuse is not sent.</summary>
public sealed class TransactionTests
{
    private static readonly Uri Endpoint = new("https://peers.table.core.windows.net/");

    [Fact]
    public void Each_kind_of_operation_is_written_as_the_service_reads_it()
    {
        var body = Encoding.UTF8.GetString(new Transaction()
            .Add(TableOperation.Insert(new TableRow("p", "a") { ["Text"] = "ü\r\n\"😀" }))
            .Add(TableOperation.Replace(new TableRow("p", "b"), "W/\"1\""))
            .Add(TableOperation.Put(new TableRow("p", "c")))
            .Add(TableOperation.Delete("p", "d", "W/\"2\""))
            .Body(Endpoint, "T", "7"));

        const string Part = "--changeset_7\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        const string Headers = "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0;\r\nPrefer: return-no-content\r\n";
        const string Json = "Content-Type: application/json\r\n\r\n";
        Assert.Equal(
            "--batch_7\r\nContent-Type: multipart/mixed; boundary=changeset_7\r\n\r\n"
            + $"{Part}POST https://peers.table.core.windows.net/T HTTP/1.1\r\n{Headers}{Json}"
            + "{\"PartitionKey\":\"p\",\"RowKey\":\"a\",\"Text\":\"ü\\r\\n\\\"\\uD83D\\uDE00\"}\r\n\r\n"
            + $"{Part}PUT https://peers.table.core.windows.net/T(PartitionKey='p',RowKey='b') HTTP/1.1\r\n{Headers}If-Match: W/\"1\"\r\n{Json}"
            + "{\"PartitionKey\":\"p\",\"RowKey\":\"b\"}\r\n\r\n"
            + $"{Part}PUT https://peers.table.core.windows.net/T(PartitionKey='p',RowKey='c') HTTP/1.1\r\n{Headers}{Json}"
            + "{\"PartitionKey\":\"p\",\"RowKey\":\"c\"}\r\n\r\n"
            + $"{Part}DELETE https://peers.table.core.windows.net/T(PartitionKey='p',RowKey='d') HTTP/1.1\r\n{Headers}If-Match: W/\"2\"\r\n\r\n\r\n"
            + "--changeset_7--\r\n\r\n--batch_7--\r\n",
            body);
    }

    [Fact]
    public void A_hundred_operations_are_the_most()
    {
        var transaction = Rows(100);
        Assert.Equal(100, transaction.Operations.Count);
        AssertIllegal(() => transaction.Add(TableOperation.Put(new TableRow("p", "one more"))));
    }

    [Fact]
    public void A_transaction_stays_in_one_partition_and_writes_no_row_twice()
    {
        AssertIllegal(() => Rows(1).Add(TableOperation.Put(new TableRow("q", "x"))));
        AssertIllegal(() => Rows(1).Add(TableOperation.Delete("p", "0", "*")));
    }

    [Fact]
    public void Nothing_is_no_transaction() => AssertIllegal(() => new Transaction().Body(Endpoint, "T", "7"));

    [Fact]
    public void A_row_holds_a_mebibyte_and_a_transaction_four()
    {
        AssertIllegal(() => new Transaction().Add(TableOperation.Put(Large("x", 525_000))));
        AssertIllegal(() => new[] { "a", "b", "c", "d", "e", "f" }
            .Aggregate(new Transaction(), (all, row) => all.Add(TableOperation.Put(Large(row, 500_000, 'ü'))))
            .Body(Endpoint, "T", "7"));
    }

    [Fact]
    public void Success_is_an_etag_for_each_operation()
    {
        var answer = TransactionAnswer.Read(
            "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n"
            + "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + "HTTP/1.1 204 No Content\r\nX-Content-Type-Options: nosniff\r\nDataServiceVersion: 3.0;\r\n"
            + "ETag: W/\"datetime'2026-11-23T09%3A00%3A00.1Z'\"\r\n\r\n\r\n"
            + "--changesetresponse_2\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n"
            + "--changesetresponse_2\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\netag: W/\"3\"\r\n\r\n\r\n"
            + "--changesetresponse_2--\r\n--batchresponse_1--\r\n");
        Assert.Equal([204, 204, 204], answer.Parts.Select(part => part.Status));
        Assert.Equal(["W/\"datetime'2026-11-23T09%3A00%3A00.1Z'\"", "", "W/\"3\""], answer.Parts.Select(part => part.ETag));
    }

    [Fact]
    public void Refusal_is_one_error_for_the_whole()
    {
        var answer = TransactionAnswer.Read(
            "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n"
            + "--changesetresponse_2\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 409 Conflict\r\n"
            + "Content-Type: application/json;odata=minimalmetadata;charset=utf-8\r\n\r\n"
            + "{\"odata.error\":{\"code\":\"EntityAlreadyExists\",\"message\":{\"lang\":\"en-US\",\"value\":\"0:It is there.\\nRequestId:1\"}}}\r\n"
            + "--changesetresponse_2--\r\n--batchresponse_1--\r\n");
        var part = Assert.Single(answer.Parts);
        Assert.Equal(new ServiceError(409, "EntityAlreadyExists"), ServiceError.Read(part.Status, part.Body));
    }

    [Theory]
    [InlineData(412, "UpdateConditionNotSatisfied", true)]
    [InlineData(409, "EntityAlreadyExists", true)]
    [InlineData(404, "ResourceNotFound", true)]
    [InlineData(404, "TableNotFound", false)]
    [InlineData(409, "TableBeingDeleted", false)]
    [InlineData(404, "", false)]
    [InlineData(400, "InvalidInput", false)]
    [InlineData(403, "AuthorizationFailure", false)]
    public void Only_what_is_said_of_a_row_is_a_refusal(int status, string code, bool isRefusal)
    {
        Assert.Equal(isRefusal, ServiceError.Read(status, $$"""{"odata.error":{"code":"{{code}}","message":"…"} }""").IsRefusal);
        Assert.Equal(isRefusal, ServiceError.Read(status, $"<?xml version=\"1.0\"?><error><code>{code}</code></error>").IsRefusal);
    }

    private static Transaction Rows(int count) =>
        Enumerable.Range(0, count).Aggregate(new Transaction(), (all, n) => all.Add(TableOperation.Put(new TableRow("p", $"{n}"))));

    private static TableRow Large(string row, int length, char letter = 'x') => new("p", row) { ["Text"] = new string(letter, length) };

    private static void AssertIllegal(Func<object> make) => Assert.Throws<IllegalTransactionException>(make);
}
