using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CategoryId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "EndedUnanswered",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemindedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SilentSince",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SnoozeNote",
                table: "Tickets",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "SnoozedUntil",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxReachedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwned",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeBoxes",
                table: "ProductFamilies",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "TimeLeft",
                table: "Escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimePromised",
                table: "Escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Routing_CalendarId",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Silence_MostReminders",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "Silence_RemindDays",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Silence_ResolveDays",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DueWorkRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    HourOfDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Runs = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    WorstLateness = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastTook = table.Column<long>(type: "INTEGER", nullable: false),
                    LastFailed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueWorkRuns", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_FollowsId",
                table: "Tickets",
                column: "FollowsId",
                filter: "\"FollowsId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Silent",
                table: "Tickets",
                column: "Id",
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ToClose",
                table: "Tickets",
                columns: new[] { "ResolvedAt", "Id" },
                filter: "\"State\" = 5");

            migrationBuilder.CreateIndex(
                name: "IX_DueWorkRuns_Kind_HourOfDay",
                table: "DueWorkRuns",
                columns: new[] { "Kind", "HourOfDay" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies",
                column: "TimeBoxCalendarId",
                principalTable: "ServiceCalendars",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets",
                column: "FollowsId",
                principalTable: "Tickets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets",
                column: "CategoryId",
                principalTable: "Topics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets");

            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets");

            migrationBuilder.DropTable(
                name: "DueWorkRuns");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_FollowsId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_Silent",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_ToClose",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "EndedUnanswered",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SnoozeNote",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TimeBoxReachedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "IsOwned",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeBoxes",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeLeft",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "TimePromised",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "Routing_CalendarId",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Silence_MostReminders",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Silence_RemindDays",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Silence_ResolveDays",
                table: "DeskSettings");

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
