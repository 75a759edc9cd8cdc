using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Helpdesk.Data.PostgreSql.Migrations
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "EndedUnanswered",
                table: "Tickets",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Tickets",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilentSince",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SnoozeNote",
                table: "Tickets",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SnoozedUntil",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TimeBoxReachedAt",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "To",
                table: "TicketEvents",
                type: "character varying(250)",
                maxLength: 250,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "From",
                table: "TicketEvents",
                type: "character varying(250)",
                maxLength: 250,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwned",
                table: "TicketEvents",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeBoxes",
                table: "ProductFamilies",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<long>(
                name: "TimeLeft",
                table: "Escalations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimePromised",
                table: "Escalations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Routing_CalendarId",
                table: "DeskSettings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Silence_MostReminders",
                table: "DeskSettings",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "Silence_RemindDays",
                table: "DeskSettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Silence_ResolveDays",
                table: "DeskSettings",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DueWorkRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    HourOfDay = table.Column<int>(type: "integer", nullable: false),
                    Hour = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Runs = table.Column<int>(type: "integer", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    WorstLateness = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastTook = table.Column<long>(type: "bigint", nullable: false),
                    LastFailed = table.Column<bool>(type: "boolean", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "To",
                table: "TicketEvents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(250)",
                oldMaxLength: 250,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "From",
                table: "TicketEvents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(250)",
                oldMaxLength: 250,
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);
        }
    }
}
